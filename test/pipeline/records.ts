/** Makes records as an export has them: three types, conditions met, unmet and unknown, some members empty. */
export function makeRecords(count: number): readonly Readonly<Record<string, unknown>>[] {
  return Array.from({ length: count }, (_, index) => {
    switch (index % 3) {
      case 0:
        return {
          '@odata.type': '#microsoft.graph.managedDevice',
          imei: index % 2 === 0 ? '490154203237518' : null,
          serialNumber: `QX7Z${index}`,
          joinType: ['azureADJoined', 'azureADRegistered', 'unknown'][(index / 3) % 3],
          azureADDeviceId: 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2',
          phones: [{ number: '+46701740605' }],
        }
      case 1:
        return {
          Type: 'AuditEvent',
          actor: { userPrincipalName: 'anna.lind@example.com' },
          activity: 'Create',
          ok: true,
        }
      default:
        return {
          platform: 'ios',
          attributes: [
            { key: 'device.id', value: { stringValue: 'f3b1c9d2-0000-4000-8000-000000000001' } },
            { key: 'net.host.ip', value: { stringValue: '192.0.2.17' } },
          ],
          notes: index % 4 === 0 ? '' : 'call +46701740614',
        }
    }
  })
}
