import type { PlannedFile, Repository } from './repository.ts'

/** The configuration that `init` writes: the profile, and all else as comments that hold once they are uncommented. */
export function configFile(
  { hasMamlint, config }: Repository,
  { profile, version }: { readonly profile: string; readonly version: string },
): PlannedFile {
  const schema = hasMamlint
    ? './node_modules/mamlint/schema/config.schema.json'
    : `https://unpkg.com/mamlint@${version}/schema/config.schema.json`
  return {
    path: config ?? 'mamlint.config.jsonc',
    isExecutable: false,
    toAdd: null,
    text: `// What mamlint checks here. "mamlint config print <file>" shows what holds for a file.
{
  // For editors: completes and explains what may stand here.
  "$schema": "${schema}",

  // The deployment whose promises are checked: "mam-only", "mdm-personal" or "mdm-corporate".
  "profile": "${profile}",

  // What holds wherever a record does not say otherwise. A fact that nobody knows gives warnings that name it.
  // "facts": { "entraJoined": false, "diagnosticsOptIn": true },

  // Severity by rule: "error", "warning", "note" or "off". "mamlint rules" lists them.
  // "rules": { "hardware-inventory/device-name": "note" },

  // Fields on no row of the page: "off", "warn" or "error".
  // "unknownFields": "warn",

  // Files and folders to leave out, such as made-up samples.
  // "ignore": ["testdata/**"],

  // Findings that are accepted. Each needs a reason, and is counted in every report.
  // "allow": [
  //   { "field": "/value/*/deviceName", "rule": "hardware-inventory/device-name", "reason": "agreed with ..., 2026-03" },
  // ],

  // Other settings for some files; later ones win.
  // "overrides": [{ "files": ["kiosk/**"], "profile": "mdm-corporate" }],
}
`,
  }
}
