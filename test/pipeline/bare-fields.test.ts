import { expect, test } from 'vitest'
import { mapOf } from '../helpers.ts'

type Rows = Readonly<Record<string, string | null>>

const app = 'app-inventory'
const network = 'device-data/network-information'
const storage = 'device-data/storage-space'
const version = 'hardware-inventory/os-version'

/** What a bare member is, by what it stands in: the file or key that names the records, and the row of each member. */
const cases: readonly (readonly [title: string, file: string, record: object, rows: Rows])[] = [
  [
    'a list of apps is an inventory',
    'apps.json',
    { name: 'Notes', path: '/Applications/Notes.app', bundle_identifier: 'com.contoso.notes', bundle_version: '4.1' },
    { name: `${app}/app-name`, path: `${app}/install-location`, bundle_identifier: `${app}/app-id` },
  ],
  [
    'a list of packages is one',
    'installed-packages.json',
    { name: 'notes', version: '4.1', size: 83886080, publisher: 'Contoso' },
    { name: `${app}/app-name`, version: `${app}/app-version`, size: `${app}/app-size`, publisher: null },
  ],
  [
    'what stands beside an install date is one, too',
    'export.json',
    { name: 'Notes', version: '4.1', install_date: '2026-11-01', uninstall_string: 'x' },
    { name: `${app}/app-name`, version: `${app}/app-version` },
  ],
  [
    'an interface has addresses',
    'interface_addresses.json',
    { interface: 'en0', address: '192.0.2.17', mask: '255.255.255.0', broadcast: '192.0.2.255' },
    { address: 'hardware-inventory/ip-address', mask: network, broadcast: network },
  ],
  [
    'a drive has a size, and its id and name are its own',
    'logical_drives.json',
    { device_id: 'C:', name: 'System', size: 127899996160, free_space: 27899996160, serial: 'S1' },
    { device_id: null, name: null, size: storage, free_space: storage, serial: null },
  ],
  [
    'a mount has blocks, and an alias that is no device name',
    'mounts.json',
    { device_alias: '/dev/disk1', blocks: 31225585, blocks_free: 6811522, blocks_size: 4096 },
    { device_alias: null, blocks: storage, blocks_free: storage },
  ],
  [
    'an operating system has a version in parts',
    'os_version.json',
    { name: 'macOS', major: 15, minor: 1, build: '24B83', arch: 'arm64' },
    { name: 'hardware-inventory/operating-system', major: version, minor: version, build: version, arch: null },
  ],
  [
    'the last word of a name may change nothing',
    'Device iOS.json',
    { ManufacturerSerialNumber: 'C02XK1ZYJGH5', ProductName: 'iPhone15,2', NetworkConnectionType: 4 },
    {
      ManufacturerSerialNumber: 'hardware-inventory/serial-number',
      ProductName: 'hardware-inventory/model',
      NetworkConnectionType: network,
    },
  ],
  [
    'several identifiers in one name are each of them',
    'devices.json',
    { IMEI_MEID_ESN: '356938035643809', MEID_or_IMEI: '356938035643809', IMEI_count: 2 },
    { IMEI_MEID_ESN: 'hardware-inventory/imei', MEID_or_IMEI: 'hardware-inventory/imei', IMEI_count: null },
  ],
  [
    'a unit before the phrase changes nothing',
    'hosts.json',
    { gigs_disk_space_available: 42, percent_disk_space_available: 12, gigs_memory: 16 },
    { gigs_disk_space_available: storage, percent_disk_space_available: storage, gigs_memory: null },
  ],
]

test.each(cases)('%s: %s', async (_, file, record, rows) => {
  const map = await mapOf([record], {}, file)
  const seen = Object.fromEntries(Object.keys(rows).map(name => [name, map.get(`/*/${name}`)?.row ?? null]))
  expect(seen).toEqual(rows)
})

const nested: readonly (readonly [title: string, document: object, path: string, row: string | null])[] = [
  [
    'the app that sends is no inventory',
    { app: { name: 'Notes', version: '4.1', path: '/x' }, event: 'open' },
    '/app/path',
    null,
  ],
  [
    'apps of a configuration have paths of their own',
    { apps: [{ name: 'web', path: 'src/web' }] },
    '/apps/*/path',
    null,
  ],
  ['dependencies are no inventory', { packages: [{ name: 'left-pad', version: '1.3.0' }] }, '/packages/*/name', null],
  [
    'an adapter of graphics is no device',
    { device: { graphicsInfo: { adapterInfo: { deviceId: '0x1' } } } },
    '/device/graphicsInfo/adapterInfo/deviceId',
    null,
  ],
  [
    'a user agent names a kind of device',
    { user_agent: { device: { name: 'iPhone' } } },
    '/user_agent/device/name',
    'hardware-inventory/model',
  ],
  ['a street is no address of a network', { network: { address: 'Storgatan 1', city: 'x' } }, '/network/address', null],
]

test.each(nested)('%s', async (_, document, path, row) => {
  expect((await mapOf(document)).get(path)?.row ?? null).toBe(row)
})
