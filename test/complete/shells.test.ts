import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Shell, shells } from '../../src/complete/scripts.ts'
import { profiles } from '../../src/model/verdict.ts'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { createFolder } from '../cli/folder.ts'
import { bin, mamlint } from '../cli/program.ts'

// The scripts in the shells themselves: what each offers for a line that somebody has begun.

let folder = ''
beforeAll(async () => {
  folder = await createFolder({ 'export one.json': '{}' })
  for (const shell of shells) {
    const { code, stdout } = await mamlint(['completion', shell], { cwd: folder })
    expect(code).toBe(0)
    writeFileSync(path.join(folder, `mamlint.${shell}`), stdout)
  }
  // The program of that name, so that fish knows it.
  mkdirSync(path.join(folder, 'bin'))
  writeFileSync(path.join(folder, 'bin/mamlint'), `#!/bin/sh\nexec ${process.execPath} ${bin} "$@"\n`, { mode: 0o755 })
})

/** What a shell offers for the last word of a line. */
const offers: Readonly<Record<Shell, (line: string) => readonly string[]>> = {
  bash: line => {
    // As readline splits a line: "=" is a word of its own.
    const words = line
      .split(' ')
      .flatMap(word =>
        word.split(/(=)/).filter((part, at, all) => part !== '' || all.length === 1 || at === all.length - 1),
      )
    const quotedWords = words.map(word => `'${word}'`).join(' ')
    return ask('bash', [
      '--norc',
      '-c',
      `source mamlint.bash; COMP_WORDS=(${quotedWords}); COMP_CWORD=${words.length - 1}; _mamlint; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ])
  },
  zsh: line => {
    const words = line.split(' ')
    // Only inside its line editor does zsh take offers; here they are printed.
    const script = `compadd() { while [[ "$1" != -- ]]; do shift; done; shift; print -l -- "$@"; }
      _files() { print -l -- 'export one.json'; }
      source ./mamlint.zsh; words=(${words.map(word => `'${word}'`).join(' ')}); CURRENT=${words.length}; _mamlint`
    const current = (words.at(-1) ?? '').replace(/^--[\w-]+=/, '')
    return ask('zsh', ['-f', '-c', script]).filter(offer => offer.startsWith(current))
  },
  fish: line =>
    ask('fish', ['--no-config', '-c', `set -x PATH $PWD/bin $PATH; source mamlint.fish; complete -C '${line}'`]).map(
      offer => (offer.split('\t')[0] ?? '').replace(/^--[\w-]+=(?=.)/, ''),
    ),
}

function ask(shell: Shell, words: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(shell, words, { cwd: folder, encoding: 'utf8' })
  expect([status === null, stderr]).toEqual([false, ''])
  return stdout.split('\n').filter(Boolean)
}

function isThere(shell: Shell): boolean {
  return spawnSync(shell, ['--version']).error === undefined
}

describe.each(shells)('%s', shell => {
  test.runIf(!isThere(shell))('is not here, so that its completion is not tested', () => {
    process.stderr.write(`completion: ${shell} is not installed, its script is not tested\n`)
  })

  describe.skipIf(!isThere(shell))('offers', () => {
    test('commands and files first', () => {
      expect(offers[shell]('mamlint ')).toEqual(
        expect.arrayContaining(['lint', 'map', 'explain', 'rules', 'config', 'init', 'completion']),
      )
      expect(offers[shell]('mamlint ma')).toContain('map')
    })

    test.each<[string, readonly string[]]>([
      ['mamlint lint --prof', ['--profile']],
      ['mamlint --prof', ['--profile']],
      ['mamlint lint --no-c', ['--no-config', '--no-color']],
      ['mamlint lint --profile ', profiles],
      ['mamlint lint --profile=', profiles],
      ['mamlint map --profile mdm-', ['mdm-personal', 'mdm-corporate']],
      ['mamlint lint --format ', reporterNames],
      ['mamlint map --format ', ['text', 'json']],
      ['mamlint lint --fail-on ', ['error', 'warning', 'never']],
      ['mamlint lint --rule hardware-inventory/ime', ['hardware-inventory/imei=']],
      ['mamlint lint --assume entra', ['entraJoined=true', 'entraJoined=false']],
      ['mamlint explain hardware-inventory/ime', ['hardware-inventory/imei']],
      ['mamlint rules te', ['test']],
      ['mamlint config ', ['print']],
      ['mamlint config print --un', ['--unknown-fields']],
      ['mamlint init --hook ', ['pre-commit', 'husky', 'lefthook', 'git', 'none']],
      ['mamlint completion ', ['bash', 'zsh', 'fish']],
    ])('for "%s"', (line, words) => {
      const offered = offers[shell](line)
      expect(offered).toEqual(expect.arrayContaining([...words]))
      // No value of another flag.
      if (/--\w[\w-]*[ =]\S*$/.test(line))
        expect(offered.filter(word => word !== 'export one.json').length).toBe(words.length)
    })

    test('nothing of its own where a file belongs', () => {
      expect(
        offers[shell]('mamlint lint --config ').filter(
          word => word.startsWith('--') || profiles.includes(word as never),
        ),
      ).toEqual([])
    })
  })
})

test('every flag that help names is offered', async () => {
  const { stdout } = await mamlint(['lint', '--help'], { cwd: folder })
  const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(match => match[1] ?? '')
  expect(flags.length).toBeGreaterThan(15)
  for (const shell of shells) {
    const script = execFileSync('cat', [path.join(folder, `mamlint.${shell}`)], { encoding: 'utf8' })
    const named = shell === 'fish' ? flags.map(flag => `-l ${flag.slice(2)} `) : flags
    expect(named.filter(flag => !script.includes(flag))).toEqual([])
  }
})

test('a shell that is none is wrong', async () => {
  const { code, stderr } = await mamlint(['completion', 'tcsh'], { cwd: folder })
  expect([code, stderr]).toEqual([
    2,
    'mamlint: error USAGE shell has no value "tcsh"; it takes bash, zsh, fish; see mamlint completion --help\n',
  ])
})
