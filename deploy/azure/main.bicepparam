using 'main.bicep'

// Secrets come from the environment of the one who deploys, never from this file.
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
param sessionSecret = readEnvironmentVariable('SESSION_SECRET')
param twilioAuthToken = readEnvironmentVariable('TWILIO_AUTH_TOKEN', '')
param smtpPassword = readEnvironmentVariable('SMTP_PASSWORD', '')

param image = readEnvironmentVariable('IMAGE', '')
param publicUrl = ''
param allowedOrigins = ''
param smtpHost = ''
param smtpUser = ''
param smtpFrom = ''
param callbackEmail = ''
