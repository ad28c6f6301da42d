// Where the image is kept; the app's identity may pull from it and nothing else.
param name string
param location string
param readerId string

var pullRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${replace(name, '-', '')}${uniqueString(resourceGroup().id)}'
  location: location
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, readerId, pullRole)
  scope: registry
  properties: { roleDefinitionId: pullRole, principalId: readerId, principalType: 'ServicePrincipal' }
}

output name string = registry.name
output server string = registry.properties.loginServer
