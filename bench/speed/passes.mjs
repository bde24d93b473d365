/** A run is repeated until it has taken this long, so that the clock and the collector weigh little. */
const shortest = 200

/**
 * Times passes over files in a process that is warmed by the first of them, and prints the seconds of each run, an array a file.
 *
 * @param lint Checks a file.
 * @param args The number of runs, and the files, as the command line gives them.
 */
export async function printTimes(lint, [runs, ...files]) {
  await timePasses(lint, files[0], 5 * shortest)
  const times = files.map(() => [])
  for (let run = 0; run < Number(runs); run++) {
    for (const [place, file] of files.entries()) times[place].push(await timePasses(lint, file, shortest))
  }
  process.stdout.write(JSON.stringify(times))
}

/** Seconds of one pass, the mean of as many as fit into the time. */
async function timePasses(lint, file, milliseconds) {
  const started = performance.now()
  let [passes, spent] = [0, 0]
  for (; spent < milliseconds; passes++, spent = performance.now() - started) await lint(file)
  return spent / passes / 1000
}
