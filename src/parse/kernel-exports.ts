/** Added to the length of a document beside which its value means something. @see `transcode` of `src/parse/kernel/host.ts` */
export const asideBit: number = 1 << 30
/** Instead of the length of a document that is not read. */
export const unreadBit: number = 1 << 29

/** What the kernel offers: the exports of `src/parse/kernel/index.ts`. Numbers of 64 bits come as `bigint`. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory
  readonly depth: WebAssembly.Global<'i32'>
  readonly documents: WebAssembly.Global<'i64'>
  readonly records: WebAssembly.Global<'i64'>
  readonly faultKind: WebAssembly.Global<'i32'>
  readonly faultState: WebAssembly.Global<'i32'>
  readonly faultAtStart: WebAssembly.Global<'i32'>
  readonly faultLine: WebAssembly.Global<'i64'>
  readonly faultColumn: WebAssembly.Global<'i64'>
  readonly faultOffset: WebAssembly.Global<'i64'>
  readonly firstNode: WebAssembly.Global<'i32'>
  readonly pendingCount: WebAssembly.Global<'i32'>
  readonly touchedCount: WebAssembly.Global<'i32'>
  readonly lines: WebAssembly.Global<'i64'>
  readonly column: WebAssembly.Global<'i64'>
  readonly lineFeeds: WebAssembly.Global<'i64'>
  readonly outerType: WebAssembly.Global<'i32'>
  readonly lateColumns: WebAssembly.Global<'i32'>
  readonly shapesAreFull: WebAssembly.Global<'i32'>
  prepare(): void
  ready(): void
  room(): number
  inputStart(): number
  inputSize(): number
  namesRoom(): number
  setMark(which: number, mark: number): void
  setMaskedMark(mark: number): void
  setFirstLook(mark: number): void
  addPrefix(start: number): void
  listWord(length: number): void
  nameKey(length: number, role: number): number
  pairKeys(value: number, values: number, arrayValue: number, kvlistValue: number): void
  start(offset: number, isUtf16: number, levels: number, keepsShape: number): void
  forgetShapes(): void
  leaveShape(): void
  shape(): number
  roomOf(room: number, size: number): number
  disclosedAt(): number
  startTable(delimiter: number, linesBefore: number, hasHeader: number): void
  innerFields(): number
  makeRoom(): number
  scan(added: number, last: number): void
  frameIsArray(index: number): number
  frameElement(index: number): number
  frameSerial(index: number): number
  flushTouched(): void
  pendingList(): number
  pendingNode(index: number): number
  pendingFacts(index: number): number
  pendingOccurrences(index: number): bigint
  touchedNode(index: number): number
  startLines(): void
  sawComment(): number
  wentByOneLine(): number
  noteArray(): number
  enterArray(): number
  isBetween(): number
  elements(): number
  entriesInPart(): bigint
  partDepth(): number
  arrayField(): number
  heldFacts(level: number): number
  heldPending(level: number): number
  heldTouched(level: number): number
}

/** What the kernel asks for: the declarations of `src/parse/kernel/host.ts`. */
export interface KernelImports {
  newField(
    id: number,
    kind: number,
    like: number,
    parent: number,
    base: number,
    type: number,
    text: number,
    length: number,
    escaped: number,
    step: number,
  ): number
  readKey(text: number, length: number, escaped: number, siblings: number): number
  markOf(text: number, length: number, escaped: number, looks: number): number
  longText(part: number, text: number, length: number, escaped: number, looks: number): number
  factsOf(field: number, text: number, length: number, escaped: number): number
  typeNamed(field: number, text: number, length: number, escaped: number): number
  joinFacts(inner: number, outer: number): number
  namesCarried(field: number, text: number, length: number, escaped: number): number
  transcode(text: number, length: number, isQuery: number, room: number): number
  isName(text: number, length: number, escaped: number): number
  moveSite(to: number, from: number): void
  deepSite(field: number, site: number): void
}
