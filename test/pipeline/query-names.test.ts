import { expect, test } from 'vitest'
import { namesInQuery } from '../../src/pipeline/query-names.ts'
import { mapOf } from '../helpers.ts'

test.each([
  ['select imei, serialNumber from devices', ['imei', 'serialNumber']],
  ['SELECT d.IMEI AS x, "phone", count(*) FROM d', ['IMEI', 'phone']],
  ['DeviceInfo | where x == 1 | project DeviceName, id = Imei', ['DeviceName', 'Imei']],
  ['DeviceInfo | project-away Imei', []],
  ['https://graph.microsoft.com/v1.0/deviceManagement/managedDevices?$select=id,imei&$top=5', ['id', 'imei']],
  ['https://contoso.example/x?%24select=id%2Cimei', ['id', 'imei']],
  ['please select imei', []],
  ['hello', []],
])('%s asks for %j', (text, names) => {
  expect(namesInQuery(text)).toEqual(names)
})

test('a query declares the fields it asks for', async () => {
  const map = await mapOf({ query: 'select imei, osVersion, price from devices', title: 'select imei from devices' })
  expect(map.get('/query/imei')).toMatchObject({
    row: 'hardware-inventory/imei',
    role: 'declaration',
    verdict: 'out-of-scope',
  })
  expect(map.has('/query/price')).toBe(false)
  expect(map.has('/title/imei')).toBe(false)
})
