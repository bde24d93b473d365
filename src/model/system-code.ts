/** What stands for the code of an error that is none of the operating system. */
export const unknownCode = 'UNKNOWN'

/** The code of an error of the operating system, e.g. `EACCES`; never its text, which may say more than we want to. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : unknownCode
}

/** True where the error says that nothing stands at a path. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCode(error))
}
