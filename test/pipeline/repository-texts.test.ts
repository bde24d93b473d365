import { describe, expect, test } from 'vitest'
import { lint } from '../helpers.ts'

/** Files as repositories hold them: no finding. And what looks like them and is a finding, with its paths. */
const twins: readonly {
  readonly what: string
  readonly name: string
  readonly file: string
  readonly finding: string
  readonly paths: readonly string[]
}[] = [
  {
    what: 'services of Compose',
    name: 'docker-compose.yml',
    file: `services:
  web:
    image: nginx
    hostname: web1
    mac_address: 00:00:5e:00:53:10
    networks: { front: { ipv4_address: 192.0.2.10 } }
`,
    finding: 'devices:\n  - { hostname: web1, ipAddress: 192.0.2.10 }\n',
    paths: ['/devices/*/ipAddress'],
  },
  {
    what: 'resources of Kubernetes',
    name: 'deploy.yaml',
    file: `apiVersion: v1
kind: Secret
metadata: { name: login }
data: { password: aHVudGVyMg== }
---
apiVersion: v1
kind: Node
metadata: { name: node1 }
status: { nodeInfo: { machineID: abc, osImage: Linux }, addresses: [{ type: InternalIP, address: 192.0.2.4 }] }
`,
    finding: 'kind: User\nmetadata: { name: login }\ndata: { password: aHVudGVyMg== }\n',
    paths: ['/data/password'],
  },
  {
    what: 'values of Helm',
    name: 'values.yaml',
    file: 'image: { repository: web, tag: "1" }\nstorage: { size: 10Gi }\n',
    finding: 'image: { tag: "1" }\nstorage: { size: 10Gi }\n',
    paths: ['/storage/size'],
  },
  {
    what: 'networks of Netplan',
    name: '01-netcfg.yaml',
    file: 'network:\n  version: 2\n  ethernets: { eth0: { match: { macaddress: "00:00:5e:00:53:01" } } }\n',
    finding: 'network:\n  eth0: { macaddress: "00:00:5e:00:53:01" }\n',
    paths: ['/network/eth0/macaddress'],
  },
  {
    what: 'pages of a site',
    name: 'mkdocs.yml',
    file: 'site_name: Docs\nnav:\n  - Contacts: contacts.md\n  - Photos: photos.md\n',
    finding: 'contacts:\n  - { name: Anna Lind, phones: ["+46701740605"], emails: [anna@example.com] }\n',
    paths: ['/contacts'],
  },
  {
    what: 'steps of a build',
    name: '.github/workflows/ci.yml',
    file: 'on: [push]\npermissions: { contents: read }\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps: [{ name: Device tests, run: npm test }]\n',
    finding: 'on: [push]\njobs:\n  test:\n    steps: [{ run: echo imei=490154203237518 }]\n',
    paths: ['/jobs/test/steps/*/run'],
  },
  {
    what: 'an API that is described in YAML',
    name: 'openapi.yaml',
    file: `openapi: 3.0.3
components: { schemas: { Customer: { type: object, properties: { phoneNumber: { type: string, example: "+46701740605" } } } } }
`,
    finding: 'type: object\nproperties: { imei: { type: string } }\n',
    paths: ['/properties/imei'],
  },
  {
    what: 'texts of an Android app',
    name: 'res/values/strings.xml',
    file: '<resources><string name="imei">IMEI</string><string name="contacts">Your contacts</string></resources>',
    finding: '<map><imei>490154203237518</imei></map>',
    paths: ['/map/imei'],
  },
  {
    what: 'texts of a .NET app',
    name: 'Texts.resx.xml',
    file: '<root><resheader name="version"><value>2.0</value></resheader><data name="IMEI" xml:space="preserve"><value>IMEI</value></data><data name="PhoneNumber" xml:space="preserve"><value>Phone</value></data></root>',
    finding: '<root><data Name="IMEI">490154203237518</data></root>',
    paths: ['/root/IMEI'],
  },
  {
    what: 'a project of Maven',
    name: 'pom.xml',
    file: '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><properties><phone.number>1</phone.number></properties></project>',
    finding: '<project><imei>490154203237518</imei></project>',
    paths: ['/project/imei'],
  },
  {
    what: 'a bill of materials in XML',
    name: 'bom.xml',
    file: '<bom serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"><components><component type="library"/></components></bom>',
    finding: '<device serialNumber="C02XK1ZYJGH5"/>',
    paths: ['/device/serialNumber'],
  },
  {
    what: 'permissions of others in a manifest of Android',
    name: 'AndroidManifest.xml',
    file: '<manifest><uses-permission name="android.permission.READ_SMS" node="remove"/><application><activity permission="android.permission.READ_CONTACTS"/><provider readPermission="android.permission.READ_SMS"/></application></manifest>',
    finding: '<manifest><uses-permission name="android.permission.READ_SMS"/></manifest>',
    paths: ['/manifest/uses-permission/*/name/android.permission.READ_SMS'],
  },
  {
    what: 'attributes that a Collector takes out',
    name: 'collector.yaml',
    file: 'processors: { attributes/clean: { actions: [{ key: device.imei, action: delete }, { key: enduser.phone_number, action: hash }] } }',
    finding: 'processors: { resource: { attributes: [{ key: device.imei, action: upsert, from_attribute: imei }] } }',
    paths: ['/processors/resource/attributes/*/key/device.imei'],
  },
]

describe.each(twins)('$what', ({ name, file, finding, paths }) => {
  test('are no finding', async () => {
    const { findings, file: report } = await lint(file, {}, name)
    expect(report.fault).toBeNull()
    expect(findings.map(one => one.path)).toEqual([])
  })
  test('hide nothing that looks like them', async () => {
    const { findings } = await lint(finding, {}, name)
    expect(findings.map(one => one.path)).toEqual(expect.arrayContaining([...paths]))
  })
})
