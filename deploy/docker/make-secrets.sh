#!/bin/sh
# Makes ./secrets for compose.yaml: random texts where we may choose, empty files where somebody else gives the secret.
# What is there already stays as it is.
set -eu
umask 077
mkdir -p secrets
# The containers read single files as another user; the folder keeps everybody else on this machine out.
chmod 700 secrets

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '='; }
keep() { [ -e "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; chmod 644 "secrets/$1"; }

keep database-password "$(random)"
keep database-url "postgres://bot:$(cat secrets/database-password)@database:5432/bot"
keep session-secret "$(random)"
keep metrics-token "$(random)"
for given in twilio-auth-token microsoft-app-password smtp-password; do keep "$given" ''; done
