-- OAuth 2.1 with the authorization servers of MCP servers.

-- oauth_issuer: the authorization server that a client id given by hand belongs to; known from the
-- first time it is used. Null where there is no such client.
alter table mcp_server drop constraint mcp_server_auth_check;
alter table mcp_server add constraint mcp_server_auth_check
  check (auth in ('NONE', 'HEADER', 'QUERY', 'OAUTH'));
alter table mcp_server drop constraint mcp_server_check;
alter table mcp_server add constraint mcp_server_auth_name_check
  check (auth in ('NONE', 'OAUTH') or auth_name is not null);
alter table mcp_server add column oauth_scopes text[] not null default '{}';
alter table mcp_server add column oauth_client_id text;
alter table mcp_server add column oauth_client_secret bytea;
alter table mcp_server add column oauth_issuer text;

-- This server as a client that an authorization server has registered by itself (RFC 7591).
create table oauth_client (
  workspace_id uuid not null,
  server_id uuid not null,
  id uuid not null,
  issuer text collate "C" not null,
  redirect_uri text not null,
  client_id text not null,
  secret bytea,
  method text not null check (method in ('NONE', 'BASIC', 'POST')),
  ends timestamptz,
  created_at timestamptz not null,
  retired boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, server_id) references mcp_server (workspace_id, id) on delete cascade
);
create unique index oauth_client_in_use on oauth_client (workspace_id, server_id, issuer, redirect_uri)
  where not retired;
create index oauth_client_of_server on oauth_client (workspace_id, server_id);

-- kind: a key that somebody typed, or the tokens of a grant. state: EXPIRED wants its owner anew;
-- NARROW works, but a call wanted more (wanted_scopes). refresh_at: when to renew it; null for never.
-- lease: who renews it now. revocable: its giver takes tokens back (RFC 7009).
alter table credential add column kind text not null default 'KEY' check (kind in ('KEY', 'OAUTH'));
alter table credential add column state text not null default 'GOOD'
  check (state in ('GOOD', 'EXPIRED', 'NARROW'));
alter table credential add column scopes text[] not null default '{}';
alter table credential add column wanted_scopes text[] not null default '{}';
alter table credential add column expires_at timestamptz;
alter table credential add column refresh_at timestamptz;
alter table credential add column lease uuid;
alter table credential add column lease_until timestamptz;
alter table credential add column revocable boolean not null default false;

-- A connection that is under way at an authorization server. The row is the permission to keep what
-- comes of it: whatever ends somebody's access deletes it. browser_hash: of the secret in the cookie
-- of whoever left; visit_hash: the same, where that is the visit of an auth link.
create table oauth_attempt (
  workspace_id uuid not null,
  project_id uuid not null,
  id uuid not null unique,
  server_id uuid not null,
  project_user_id uuid,
  account_id uuid references account (id) on delete cascade,
  state_hash bytea not null unique,
  browser_hash bytea not null,
  visit_hash bytea references auth_link_visit (token_hash) on delete cascade,
  sealed bytea not null,
  taken boolean not null default false,
  failure text,
  ends timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, server_id) references mcp_server (workspace_id, id) on delete cascade,
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);
create index oauth_attempt_of_server on oauth_attempt (workspace_id, server_id);
create index oauth_attempt_of_user on oauth_attempt (workspace_id, project_user_id);
create index oauth_attempt_by_visit on oauth_attempt (visit_hash) where visit_hash is not null;
create index oauth_attempt_by_account on oauth_attempt (account_id) where account_id is not null;
create index oauth_attempt_by_end on oauth_attempt (ends);

-- Tokens that are gone here and are to be taken back by who gave them. Without foreign keys: it goes
-- on when the server, the project or the person is deleted. id: the credential's, for which it opens.
create table provider_revocation (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  server_id uuid not null,
  project_user_id uuid,
  receipt_id uuid,
  sealed bytea not null,
  attempts int not null default 0,
  next_attempt timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index provider_revocation_due on provider_revocation (next_attempt);

-- However a grant goes - revoked, disconnected, its server, project or person deleted - its tokens
-- are taken back where they came from.
create function credential_is_given_back() returns trigger language plpgsql as $$
begin
  insert into provider_revocation
      (workspace_id, id, server_id, project_user_id, sealed, next_attempt, created_at)
    values (old.workspace_id, old.id, old.server_id, old.project_user_id, old.sealed, now(), now());
  return null;
end $$;
create trigger credential_given_back after delete on credential for each row
  when (old.revocable) execute function credential_is_given_back();

-- What must be given anew is not among the servers that a person has connected.
create or replace function credential_counts() returns trigger language plpgsql as $$
declare
  ws uuid := coalesce(new.workspace_id, old.workspace_id);
  owner uuid := coalesce(new.project_user_id, old.project_user_id);
begin
  perform from project_activity where workspace_id = ws
    and project_id = coalesce(new.project_id, old.project_id) for update;
  update project_user set servers = (
      select coalesce(array_agg(server_id order by server_id), '{}') from credential
      where workspace_id = ws and project_user_id = owner and state <> 'EXPIRED')
    where workspace_id = ws and id = owner;
  return null;
end $$;
create trigger credential_expired after update of state on credential for each row
  when (new.project_user_id is not null and (old.state = 'EXPIRED') <> (new.state = 'EXPIRED'))
  execute function credential_counts();

alter table revocation drop constraint revocation_provider_check;
alter table revocation add constraint revocation_provider_check check
  (provider in ('REVOKED', 'NOT_OFFERED', 'PENDING', 'FAILED', 'GIVEN_UP', 'NONE'));

alter table oauth_client enable row level security;
create policy oauth_client_of_workspace on oauth_client using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table oauth_attempt enable row level security;
create policy oauth_attempt_of_workspace on oauth_attempt using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table provider_revocation enable row level security;
create policy provider_revocation_of_workspace on provider_revocation using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on oauth_client, oauth_attempt, provider_revocation
  to gatehouse_server;
