import path from 'node:path'
import { Fault } from '../model/fault.ts'
import { systemCode } from '../model/system-code.ts'
import { skippedFolders } from './walk-folder.ts'

/** Who is told of what is watched. */
export interface WatchListener {
  /** What changes from now on is told. */
  ready(): Promise<void>
  /** Absolute paths of files that are new, have changed or are gone. The next ones are told when this has ended. */
  changed(files: readonly string[]): Promise<void>
}

/** How long a file has to be at rest, and how long more changes are waited for, in milliseconds. */
const times = { rest: 100, look: 25, gather: 50 }

/** What to watch, by absolute path. None of it need be there. */
export interface WatchTargets {
  /** Watched with all that is in them. */
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** Watches files and folders until the program ends. Throws `Fault` with code `USAGE` where the system gives up. */
export async function watchFiles({ folders, files }: WatchTargets, listener: WatchListener): Promise<void> {
  const { watch } = await import('chokidar')
  const how = {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: times.rest, pollInterval: times.look },
  }
  const isSkipped = (file: string): boolean => skippedFolders.has(path.basename(file)) && !folders.includes(file)
  // A file that goes and comes again is seen by its folder alone.
  const parents = [...new Set(files.map(file => path.dirname(file)))]
  const isOther = (file: string): boolean => !files.includes(file) && !parents.includes(file)
  // One that watches nothing is never ready.
  const watchers = [
    ...(folders.length === 0 ? [] : [watch([...folders], { ...how, ignored: isSkipped })]),
    ...(parents.length === 0 ? [] : [watch(parents, { ...how, ignored: isOther, depth: 0 })]),
  ]
  await new Promise<void>((_, reject) => {
    const tell = createGatherer(changed => listener.changed(changed).catch(reject))
    const ready = watchers.map(
      watcher =>
        new Promise<void>(resolve => {
          for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, file => tell(path.resolve(file)))
          watcher.on('error', error => reject(new Fault('USAGE', `cannot watch any more (${systemCode(error)})`)))
          watcher.once('ready', resolve)
        }),
    )
    void Promise.all(ready).then(listener.ready).catch(reject)
  })
}

/** Gathers what comes within a short time, each thing once, and gives it on when what was given before is done. */
function createGatherer(give: (files: readonly string[]) => Promise<void>): (file: string) => void {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let last: Promise<void> = Promise.resolve()
  const flush = (): void => {
    timer = null
    last = last.then(() => {
      const files = [...waiting].toSorted()
      waiting.clear()
      return files.length === 0 ? undefined : give(files)
    })
  }
  return file => {
    waiting.add(file)
    timer ??= setTimeout(flush, times.gather)
  }
}
