-- Providers of OpenID Connect: the server's own have no workspace and are seen by every workspace.
create table identity_provider (
  id uuid primary key,
  workspace_id uuid references workspace (id),
  name text not null,
  issuer text collate "C" not null,
  client_id text not null,
  client_secret bytea,
  scopes text[] not null,
  enabled boolean not null,
  jit boolean not null,
  default_role smallint not null check (default_role between 0 and 4),
  allowed_domains text[] not null,
  trust_email boolean not null default false,
  created_at timestamptz not null,
  version bigint not null default 1,
  -- A workspace's Admin must not be able to claim other people's accounts by their e-mail.
  check (not trust_email or workspace_id is null)
);
create index identity_provider_by_workspace on identity_provider (workspace_id, id);

alter table identity_provider enable row level security;
create policy identity_provider_of_workspace on identity_provider using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
create policy identity_provider_of_server on identity_provider for select using (
  workspace_id is null and nullif(current_setting('gatehouse.workspace', true), '') is not null);

-- Whom a provider means by a subject. The e-mail is not here: it identifies nobody.
create table account_identity (
  provider_id uuid not null references identity_provider (id) on delete cascade,
  issuer text collate "C" not null,
  subject text collate "C" not null,
  account_id uuid not null references account (id),
  linked_at timestamptz not null,
  primary key (provider_id, issuer, subject),
  unique (account_id, provider_id)
);

-- A sign-in that is under way at a provider; gone once its browser comes back, or after ten minutes.
create table identity_provider_attempt (
  id uuid primary key,
  state_hash bytea not null unique,
  provider_id uuid not null references identity_provider (id) on delete cascade,
  browser_hash bytea not null,
  nonce text not null,
  verifier bytea not null,
  return_to text not null,
  account_id uuid references account (id) on delete cascade,
  ends timestamptz not null
);
create index identity_provider_attempt_by_end on identity_provider_attempt (ends);
create index identity_provider_attempt_by_provider on identity_provider_attempt (provider_id);

-- What a workspace requires is there, and cannot be removed under it.
alter table workspace add constraint workspace_requires_provider
  foreign key (required_provider) references identity_provider (id);
create index workspace_by_required_provider on workspace (required_provider)
  where required_provider is not null;
create index account_session_by_provider on account_session (identity_provider)
  where identity_provider is not null;

grant select, insert, update, delete on identity_provider, account_identity, identity_provider_attempt
  to gatehouse_server;
