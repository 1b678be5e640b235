-- Links where a person proves an address and connects servers. The token itself is nowhere: its hash
-- finds it. servers: empty for all that people connect. from_call: made when a call lacked a secret.
create table auth_link (
  workspace_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('USER', 'PERSONAL')),
  token_hash bytea not null unique,
  email text,
  email_key text collate "C",
  domains text[] not null default '{}',
  servers uuid[] not null default '{}',
  note text not null default '',
  from_call boolean not null default false,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  proven_at timestamptz,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);
create index auth_link_of_project on auth_link (workspace_id, project_id, id);
create index auth_link_of_address on auth_link (workspace_id, project_id, email_key)
  where email_key is not null;

-- A one-time code that was mailed to an address; one at a time.
create table auth_link_code (
  workspace_id uuid not null,
  link_id uuid not null,
  email_key text collate "C" not null,
  code_hash bytea not null,
  tries int not null default 0,
  expires_at timestamptz not null,
  primary key (workspace_id, link_id, email_key),
  foreign key (workspace_id, link_id) references auth_link (workspace_id, id) on delete cascade
);

-- A browser in which somebody has proven an address.
create table auth_link_visit (
  workspace_id uuid not null,
  link_id uuid not null,
  project_user_id uuid not null,
  token_hash bytea primary key,
  expires_at timestamptz not null,
  foreign key (workspace_id, link_id) references auth_link (workspace_id, id) on delete cascade,
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);
create index auth_link_visit_of_link on auth_link_visit (workspace_id, link_id);
create index auth_link_visit_of_user on auth_link_visit (workspace_id, project_user_id);

alter table auth_link enable row level security;
create policy auth_link_of_workspace on auth_link using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table auth_link_code enable row level security;
create policy auth_link_code_of_workspace on auth_link_code using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table auth_link_visit enable row level security;
create policy auth_link_visit_of_workspace on auth_link_visit using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on auth_link, auth_link_code, auth_link_visit
  to gatehouse_server;
