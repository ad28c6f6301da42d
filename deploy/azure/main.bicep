// The whole service in one resource group: docs/deploy-azure.md says how, step by step.
// Not run: this file was parsed and its names were checked, but nobody has deployed it yet.
targetScope = 'resourceGroup'

@description('Beginning of every name; letters, digits and dashes.')
@minLength(3)
@maxLength(12)
param name string = 'familybot'

param location string = resourceGroup().location

@description('The image, with its tag, in the registry that this deployment makes: family-support-bot:0.1.0. Empty at the first run, which makes the registry; then nothing is started.')
param image string = ''

@description('Address under which families reach it, such as https://chat.example.org. Empty: the address that Azure gives.')
param publicUrl string = ''

@description('Websites that may show the chat, separated by commas.')
param allowedOrigins string = ''

@allowed(['show-drafts-with-notice', 'reviewed-only'])
param draftPolicy string = 'show-drafts-with-notice'

@description('Whether website chats go through Azure\'s Direct Line; else the service that is built in carries them.')
param azureDirectLine bool = false

@description('Whether staff use it in Microsoft Teams.')
param teams bool = true

@secure()
@minLength(20)
param databasePassword string

@description('Random text of at least 32 characters; tokens of open chats are signed with it. Keep it between deployments.')
@secure()
@minLength(32)
param sessionSecret string

@description('Of the Twilio account; text messages come to /api/sms. Empty: no text messages.')
@secure()
param twilioAuthToken string = ''

param smtpHost string = ''
param smtpUser string = ''
@secure()
param smtpPassword string = ''
param smtpFrom string = ''
param callbackEmail string = ''

var hostName = '${name}.${environment.outputs.defaultDomain}'
var address = empty(publicUrl) ? 'https://${hostName}' : publicUrl

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

module network 'network.bicep' = {
  name: 'network'
  params: { name: name, location: location }
}

module database 'database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.databaseZoneId
    password: databasePassword
  }
}

module registry 'registry.bicep' = {
  name: 'registry'
  params: { name: name, location: location, readerId: identity.properties.principalId }
}

module environment 'environment.bicep' = {
  name: 'environment'
  params: { name: name, location: location, subnetId: network.outputs.appSubnetId }
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    endpoint: '${address}/api/messages'
    identityId: identity.id
    clientId: identity.properties.clientId
    azureDirectLine: azureDirectLine
    teams: teams
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    readerId: identity.properties.principalId
    databaseUrl: 'postgres://bot:${uriComponent(databasePassword)}@${database.outputs.host}:5432/bot?sslmode=verify-full'
    sessionSecret: sessionSecret
    twilioAuthToken: twilioAuthToken
    smtpPassword: smtpPassword
    botName: bot.outputs.name
    azureDirectLine: azureDirectLine
  }
}

module app 'app.bicep' = if (!empty(image)) {
  name: 'app'
  params: {
    name: name
    location: location
    environmentId: environment.outputs.id
    identityId: identity.id
    clientId: identity.properties.clientId
    registryServer: registry.outputs.server
    image: '${registry.outputs.server}/${image}'
    vaultUrl: vault.outputs.url
    secrets: vault.outputs.names
    publicUrl: address
    allowedOrigins: allowedOrigins
    draftPolicy: draftPolicy
    smtpHost: smtpHost
    smtpUser: smtpUser
    smtpFrom: smtpFrom
    callbackEmail: callbackEmail
  }
}

output url string = address
output registryName string = registry.outputs.name
