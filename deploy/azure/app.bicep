// The container: at least two of it, secrets as files, health checks, https only.
param name string
param location string
param environmentId string
param identityId string
param clientId string
param registryServer string
param image string
param vaultUrl string
@description('Names of the secrets in the vault; each is a file under /run/secrets.')
param secrets array
param publicUrl string
param allowedOrigins string
param draftPolicy string
param smtpHost string
param smtpUser string
param smtpFrom string
param callbackEmail string

var port = 3978
var secretFolder = '/run/secrets'

// DATABASE_URL_FILE=/run/secrets/database-url and so on.
var secretFiles = [
  for secret in secrets: {
    name: '${toUpper(replace(secret, '-', '_'))}_FILE'
    value: '${secretFolder}/${secret}'
  }
]

var vaultSecrets = [
  for secret in secrets: {
    name: secret
    keyVaultUrl: '${vaultUrl}secrets/${secret}'
    identity: identityId
  }
]

var mountedSecrets = [for secret in secrets: { secretRef: secret, path: secret }]

var settings = [
  { name: 'PORT', value: string(port) }
  { name: 'PUBLIC_URL', value: publicUrl }
  // The ingress of the environment stands before the container.
  { name: 'PROXY_HOPS', value: '1' }
  { name: 'ALLOWED_ORIGINS', value: allowedOrigins }
  { name: 'DRAFT_POLICY', value: draftPolicy }
  { name: 'MICROSOFT_APP_ID', value: clientId }
  { name: 'MICROSOFT_APP_TYPE', value: 'UserAssignedMSI' }
  { name: 'MICROSOFT_APP_TENANT_ID', value: tenant().tenantId }
  { name: 'SMTP_HOST', value: smtpHost }
  { name: 'SMTP_USER', value: smtpUser }
  { name: 'SMTP_FROM', value: smtpFrom }
  { name: 'CALLBACK_EMAIL', value: callbackEmail }
]

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: port, transport: 'auto', allowInsecure: false }
      registries: [{ server: registryServer, identity: identityId }]
      secrets: vaultSecrets
    }
    template: {
      // Longer than the bot takes to finish what is running.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: concat(settings, secretFiles)
          volumeMounts: [{ volumeName: 'secrets', mountPath: secretFolder }]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/health/live', port: port }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health/live', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/health/ready', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: 2
        maxReplicas: 6
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '100' } } }]
      }
      volumes: [
        {
          name: 'secrets'
          storageType: 'Secret'
          secrets: mountedSecrets
        }
      ]
    }
  }
}
