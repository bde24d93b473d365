// Records whose form is out of the ordinary, though nobody means harm.

/** A record whose text is between 4 and 64 KB long. */
export function longString(random, index) {
  return {
    id: index,
    kind: 'report',
    text: random.words(700 + random.below(10_000)),
    state: random.pick(['new', 'done']),
  }
}

/** A record as text in which a large share of the characters is escaped, in values and in a key. */
export function escapedString(random, index) {
  const record = {
    id: index,
    message: Array.from({ length: 12 }, () => `"${random.words(3)}"\n\tpå väg: 50\u00a0%`).join('\r\n'),
    path: `C:\\Temp\\${random.words(2).replaceAll(' ', '\\')}`,
    ämne: random.words(6),
    emoji: '\u{1f600}'.repeat(1 + random.below(8)),
  }
  return JSON.stringify(record).replaceAll(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A record of 60 objects and arrays in one another, as a tree of components is exported. */
export function deepRecord(random, index) {
  let node = { name: random.words(1), size: random.below(1000) }
  for (let level = 0; level < 30; level++) node = { level, visible: random.chance(50), children: [node] }
  return { id: index, root: node }
}

/** A record that maps GUIDs to what is known of each. */
export function guidMap(random, index) {
  const entry = () => [
    random.guid(),
    { state: random.pick(['on', 'off']), changed: random.time(), size: random.below(9999) },
  ]
  return { id: index, apps: Object.fromEntries(Array.from({ length: 12 }, entry)) }
}
