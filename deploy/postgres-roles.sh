#!/bin/bash
# Run once by the postgres image on an empty volume: the two roles and the database of Gatehouse.
set -euo pipefail
: "${OWNER_PASSWORD:?set OWNER_PASSWORD}" "${SERVER_PASSWORD:?set SERVER_PASSWORD}"
psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=owner_password="$OWNER_PASSWORD" --set=server_password="$SERVER_PASSWORD" <<'SQL'
create role gatehouse_owner  login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
create role gatehouse_server login nosuperuser nobypassrls nocreatedb nocreaterole password :'server_password';
create database gatehouse owner gatehouse_owner encoding 'UTF8' template template0;
SQL
