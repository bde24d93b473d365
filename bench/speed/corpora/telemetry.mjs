import { testAddress } from './random.mjs'

const features = 'sync editor search share upload login settings viewer export print camera calendar inbox chat'.split(
  ' ',
)
const stages = 'open load render cache network store commit close'.split(' ')
const measures = 'duration bytes retries items errors'.split(' ')

/**
 * One event of a client: the envelope of a common event schema, resource attributes as pairs as OpenTelemetry writes
 * them, and the measurements of a few of 14 features. Over all events more than 500 distinct fields.
 */
export function telemetryEvent(random, index) {
  const touched = Array.from({ length: 3 }, () => random.pick(features))
  return {
    ver: '4.0',
    name: `Contoso.${random.pick(features)}.${random.pick(stages)}`,
    time: random.time(),
    iKey: `o:${random.guid()}`,
    seq: index,
    ext: envelope(random),
    resource: { attributes: pairs(random) },
    data: {
      baseType: 'MetricData',
      baseData: Object.fromEntries(touched.map(feature => [feature, measurements(random)])),
      tags: [random.pick(stages), random.pick(stages)],
      result: { ok: random.chance(97), code: random.pick([0, 200, 304, 404, 500]), message: random.words(4) },
    },
  }
}

function envelope(random) {
  return {
    app: { id: 'com.example.app', ver: `7.${random.below(40)}.${random.below(9)}`, sesId: random.guid(), env: 'prod' },
    os: { name: random.pick(['Android', 'iOS', 'Windows']), ver: `${10 + random.below(9)}`, locale: 'en-GB' },
    device: { localId: `c:${random.guid()}`, deviceClass: random.pick(['phone', 'tablet', 'desktop']) },
    user: { localId: `d:${random.guid()}` },
    net: { type: random.pick(['wifi', 'cellular', 'wired']), cost: random.pick(['free', 'metered']) },
    ingest: { time: random.time(), clientIp: testAddress(random), auth: 'none', quality: random.below(100) / 100 },
    sdk: { libVer: '3.2.1', epoch: random.below(100_000), seq: random.below(100_000), installId: random.guid() },
  }
}

function pairs(random) {
  const values = {
    'service.name': 'contoso-client',
    'service.version': `7.${random.below(40)}`,
    'host.arch': random.pick(['arm64', 'amd64']),
    'os.type': random.pick(['linux', 'darwin', 'windows']),
    'telemetry.sdk.language': 'nodejs',
  }
  return Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } }))
}

function measurements(random) {
  const chosen = stages.filter(() => random.chance(50))
  return Object.fromEntries(chosen.map(stage => [stage, measured(random)]))
}

const measured = random => Object.fromEntries(measures.map(name => [name, random.below(1_000_000) / 100]))
