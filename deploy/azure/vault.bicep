// The secrets; the app's identity may read them and nothing else. A secret that was not given is not made.
param name string
param location string
param readerId string
@secure()
param databaseUrl string
@secure()
param sessionSecret string
@secure()
param twilioAuthToken string
@secure()
param smtpPassword string
param botName string
param azureDirectLine bool

var readRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${take(name, 10)}-${uniqueString(resourceGroup().id)}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource read 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerId, readRole)
  scope: vault
  properties: { roleDefinitionId: readRole, principalId: readerId, principalType: 'ServicePrincipal' }
}

resource databaseUrlSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: { value: databaseUrl }
}

resource sessionSecretSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'session-secret'
  properties: { value: sessionSecret }
}

resource twilioSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(twilioAuthToken)) {
  parent: vault
  name: 'twilio-auth-token'
  properties: { value: twilioAuthToken }
}

resource smtpSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(smtpPassword)) {
  parent: vault
  name: 'smtp-password'
  properties: { value: smtpPassword }
}

resource directLine 'Microsoft.BotService/botServices/channels@2022-09-15' existing = if (azureDirectLine) {
  name: '${botName}/DirectLineChannel'
}

resource directLineSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (azureDirectLine) {
  parent: vault
  name: 'direct-line-secret'
  properties: { value: directLine.listChannelWithKeys().setting.sites[0].key }
}

output url string = vault.properties.vaultUri
output names array = concat(
  ['database-url', 'session-secret'],
  empty(twilioAuthToken) ? [] : ['twilio-auth-token'],
  empty(smtpPassword) ? [] : ['smtp-password'],
  azureDirectLine ? ['direct-line-secret'] : []
)
