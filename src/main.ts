#!/usr/bin/env node
import { join } from 'node:path'
import { createLoader } from './load-code.ts'
import type * as program from './run-cli.ts'

const { load, keep } = createLoader(import.meta.dirname)
const { start } = load(join(import.meta.dirname, 'run-cli.js')) as typeof program
start(keep)
