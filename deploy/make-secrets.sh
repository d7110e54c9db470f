#!/usr/bin/env bash
# Makes what must be secret, once: bash deploy/make-secrets.sh [folder]   (default: this one; for systemd /etc/neighborparty)
# The database's password is random; WeChat's values are asked for. Nothing is overwritten, and nothing of it is ever committed.
set -euo pipefail
cd "${1:-$(dirname "$0")}"
umask 077
mkdir -p secrets

keep() { # name, value
  if [ -e "secrets/$1" ]; then
    echo "secrets/$1 is there already: left as it is"
  else
    printf '%s' "$2" >"secrets/$1"
    echo "secrets/$1 made"
  fi
}

ask() { # name, question
  if [ -e "secrets/$1" ]; then keep "$1" ""; return; fi
  local value=""
  if [ -t 0 ]; then
    read -rsp "$2: " value; echo
  else
    read -r value || true
  fi
  keep "$1" "$value"
}

[ -n "${1:-}" ] || keep postgres_password "$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')"
[ -n "${1:-}" ] || keep Database__ConnectionString "Host=db;Database=neighborparty;Username=neighborparty;Password=$(cat secrets/postgres_password)"
ask WeChat__AppSecret "App secret of the mini-program"
ask WeChat__PushToken "Token of the message push (empty: no push)"
ask WeChat__EncodingAesKey "EncodingAESKey of the message push (empty: no push)"

# The containers' account reads them; the folder lets nobody else on this machine in.
chmod 700 secrets
[ -n "${1:-}" ] || chmod 644 secrets/*
