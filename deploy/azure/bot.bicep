// The bot as Microsoft's service knows it. Its identity is managed: there is no client secret.
// Text messages do not come this way: Twilio calls /api/sms of the app.
param name string
param endpoint string
param identityId string
param clientId string
param azureDirectLine bool
param teams bool

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: name
    endpoint: endpoint
    msaAppId: clientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenant().tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = if (teams) {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
}

resource directLine 'Microsoft.BotService/botServices/channels@2022-09-15' = if (azureDirectLine) {
  parent: bot
  name: 'DirectLineChannel'
  location: 'global'
  properties: {
    channelName: 'DirectLineChannel'
    properties: {
      sites: [{ siteName: 'website', isEnabled: true, isV1Enabled: false, isV3Enabled: true, isBlockUserUploadEnabled: true }]
    }
  }
}

output name string = bot.name
