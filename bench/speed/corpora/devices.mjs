import { testIccid, testImei, testMac, testPhone } from './random.mjs'

/** Published as a test IMEI. Stands under `notes` in the last record of both device corpora. */
export const plantedImei = '490154203237518'

const platforms = [
  { operatingSystem: 'iOS', osVersion: '18.5', manufacturer: 'Apple', models: ['iPhone 15', 'iPhone 16e', 'iPad Air'] },
  { operatingSystem: 'Android', osVersion: '15', manufacturer: 'Google', models: ['Pixel 8', 'Pixel 9a'] },
  {
    operatingSystem: 'Windows',
    osVersion: '10.0.26100.4061',
    manufacturer: 'Contoso',
    models: ['Laptop 7', 'Tower 3'],
  },
  { operatingSystem: 'macOS', osVersion: '15.5', manufacturer: 'Apple', models: ['MacBook Air', 'Mac mini'] },
]

/** One managed device as Graph v1.0 lists it, about 2 KB. */
export function deviceRecord(random, index) {
  const platform = random.pick(platforms)
  const isPhone = platform.operatingSystem === 'iOS' || platform.operatingSystem === 'Android'
  const isWindows = platform.operatingSystem === 'Windows'
  return {
    '@odata.type': '#microsoft.graph.managedDevice',
    id: random.guid(),
    ...identityOf(random, index),
    ...managementOf(random),
    ...modelOf(random, platform),
    imei: isPhone ? testImei(random) : '',
    meid: '',
    iccid: isPhone && random.chance(50) ? testIccid(random) : '',
    udid: null,
    phoneNumber: isPhone && random.chance(60) ? testPhone(random) : '',
    subscriberCarrier: isPhone ? random.pick(['Contoso Mobile', 'Fabrikam Telecom', '']) : '',
    androidSecurityPatchLevel: platform.operatingSystem === 'Android' ? '2025-06-05' : '',
    wiFiMacAddress: testMac(random),
    ethernetMacAddress: isPhone ? null : testMac(random),
    configurationManagerClientEnabledFeatures: isWindows ? clientFeatures(random) : null,
    deviceHealthAttestationState: isWindows && random.chance(20) ? attestation(random) : null,
    deviceActionResults: random.chance(10) ? [actionResult(random)] : [],
    notes: random.chance(30) ? random.words(3 + random.below(9)) : null,
  }
}

function identityOf(random, index) {
  const user = `user${random.below(50_000)}`
  return {
    userId: random.guid(),
    deviceName: `DEVICE-${index}`,
    managedDeviceName: `${user}_Device_${index}`,
    managedDeviceOwnerType: random.pick(['company', 'company', 'personal']),
    userPrincipalName: `${user}@example.com`,
    userDisplayName: `User ${user.slice(4)}`,
    emailAddress: `${user}@example.com`,
    azureADRegistered: random.chance(90),
    azureADDeviceId: random.guid(),
    serialNumber: `SN${random.digits(10)}`,
  }
}

function managementOf(random) {
  return {
    enrolledDateTime: random.time(),
    lastSyncDateTime: random.time(),
    complianceState: random.pick(['compliant', 'compliant', 'noncompliant', 'inGracePeriod']),
    complianceGracePeriodExpirationDateTime: '9999-12-31T23:59:59Z',
    managementCertificateExpirationDate: random.time(),
    jailBroken: random.pick(['False', 'Unknown']),
    managementAgent: random.pick(['mdm', 'mdm', 'configurationManagerClientMdm']),
    easActivated: random.chance(20),
    easDeviceId: null,
    easActivationDateTime: '0001-01-01T00:00:00Z',
    deviceEnrollmentType: random.pick(['userEnrollment', 'windowsAzureADJoin', 'appleUserEnrollment']),
    deviceRegistrationState: 'registered',
    deviceCategoryDisplayName: random.pick(['Sales', 'Warehouse', 'Unassigned']),
    activationLockBypassCode: null,
    isSupervised: random.chance(30),
    exchangeLastSuccessfulSyncDateTime: '0001-01-01T00:00:00Z',
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    remoteAssistanceSessionUrl: null,
    remoteAssistanceSessionErrorDetails: null,
    partnerReportedThreatState: random.pick(['unknown', 'secured', 'lowSeverity']),
    requireUserEnrollmentApproval: null,
    enrollmentProfileName: null,
  }
}

function modelOf(random, { operatingSystem, osVersion, manufacturer, models }) {
  const total = 64_000_000_000 * (1 + random.below(8))
  return {
    operatingSystem,
    osVersion,
    manufacturer,
    model: random.pick(models),
    isEncrypted: random.chance(95),
    totalStorageSpaceInBytes: total,
    freeStorageSpaceInBytes: total - random.below(64_000_000_000),
    physicalMemoryInBytes: 0,
  }
}

function clientFeatures(random) {
  const names = 'inventory modernApps resourceAccess deviceConfiguration compliancePolicy windowsUpdateForBusiness'
  return Object.fromEntries(names.split(' ').map(name => [name, random.chance(50)]))
}

function attestation(random) {
  const states =
    'secureBoot bootDebugging codeIntegrity testSigning safeMode windowsPE virtualSecureMode bitLockerStatus'
  return {
    lastUpdateDateTime: random.time(),
    deviceHealthAttestationStatus: 'Supported',
    contentVersion: '2',
    issuedDateTime: random.time(),
    resetCount: random.below(9_000_000),
    restartCount: random.below(100),
    ...Object.fromEntries(states.split(' ').map(name => [name, random.pick(['Enabled', 'Disabled'])])),
    bootManagerVersion: '2',
    tpmVersion: '2.0',
    pcrHashAlgorithm: 'sha256',
    pcr0: null,
  }
}

function actionResult(random) {
  return {
    actionName: random.pick(['syncDevice', 'rebootNow', 'locateDevice']),
    actionState: random.pick(['done', 'pending', 'failed']),
    startDateTime: random.time(),
    lastUpdatedDateTime: random.time(),
  }
}
