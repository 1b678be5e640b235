-- Tokens for programs. Only their SHA-256 is kept; hint is the beginning, to tell them apart by.
create table personal_token (
  id uuid primary key,
  account_id uuid not null references account (id),
  name text not null,
  token_hash bytea not null unique,
  hint text not null,
  may_write boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used timestamptz
);
create index personal_token_by_account on personal_token (account_id, created_at);

create table workspace_token (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null,
  token_hash bytea not null unique,
  hint text not null,
  role smallint not null check (role between 0 and 4),
  created_by uuid references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used timestamptz,
  primary key (workspace_id, id)
);

alter table workspace_token enable row level security;
create policy workspace_token_of_workspace on workspace_token using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');

grant select, insert, update, delete on personal_token, workspace_token to gatehouse_server;
