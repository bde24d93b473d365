/** The style of the HTML report. Its hash stands in html.ts, which lets no other style in. */
export const style: string = `
:root { color-scheme: light dark; --ink: #1c1c1e; --dim: #5c5c66; --paper: #fff; --card: #f5f5f7; --line: #d8d8de;
  --error: #b3261e; --warning: #8a5300; --note: #1f5fa8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf0; --dim: #a5a5b0; --paper: #17171a; --card: #222227; --line: #3a3a42;
    --error: #ff8a80; --warning: #ffc266; --note: #8ab8f5; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 75rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; unicode-bidi: isolate; }
.dim { color: var(--dim); }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
.alert { margin: 1rem 0; padding: .5rem 1rem; border-left: .3rem solid var(--note); background: var(--card); }
.alert.not-checked { border-color: var(--error); } .alert.sampled, .alert.suppression { border-color: var(--warning); }
dl { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; }
dl div { padding: .4rem .9rem; border-radius: .4rem; background: var(--card); }
dt { font-size: .8rem; color: var(--dim); }
dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; color: var(--dim); }
th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
.scroll table { min-width: 38rem; }
.filter { margin-top: 1.5rem; }
.chart td:last-child { width: 60%; }
svg { display: block; width: 100%; height: 1rem; }
rect { fill: var(--note); }
.never-collected rect, .out-of-scope rect { fill: var(--error); }
.needs-context rect, .optional-data rect { fill: var(--warning); }
input { width: 100%; max-width: 30rem; padding: .4rem .6rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: .4rem; }
[hidden] { display: none; }
@media print {
  :root { color-scheme: light; --ink: #000; --dim: #444; --paper: #fff; --card: #fff; --line: #999;
    --error: #8c1d18; --warning: #6b4000; --note: #174a85; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .filter { display: none; }
  .scroll { overflow: visible; }
  tr, .alert { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect { print-color-adjust: exact; }
}
`
