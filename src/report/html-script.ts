/** The script of the HTML report: the filter box. Without it, or with scripts off, everything is shown. */
export const script: string = `
const box = document.getElementById('filter')
const told = document.getElementById('told')
const rows = [...document.querySelectorAll('tr[data-finding]')].map(row => ({ row, text: row.textContent.toLowerCase() }))
const groups = [...document.querySelectorAll('section[data-group]')]
function filter() {
  const words = box.value.toLowerCase().split(/\\s+/).filter(word => word !== '')
  for (const { row, text } of rows) row.hidden = !words.every(word => text.includes(word))
  for (const group of groups) group.hidden = group.querySelector('tr[data-finding]:not([hidden])') === null
  const shown = document.querySelectorAll('#files tr[data-finding]:not([hidden])').length
  const all = document.querySelectorAll('#files tr[data-finding]').length
  told.textContent = words.length === 0 ? '' : shown + ' of ' + all + ' findings shown'
}
box.closest('p').hidden = false
box.addEventListener('input', filter)
`
