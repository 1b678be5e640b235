-- Projects with their MCP servers, agents and agent keys. What a project holds goes with it.
create table project (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  slug text collate "C" not null,
  name text not null,
  description text not null default '',
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, slug)
);

-- auth_name: the header or the query parameter that carries the secret. The secret is not here.
create table mcp_server (
  workspace_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  slug text collate "C" not null,
  name text not null,
  url text not null,
  auth text not null check (auth in ('NONE', 'HEADER', 'QUERY')),
  level text not null check (level in ('USER', 'PROJECT')),
  auth_name text,
  auth_prefix text not null default '',
  enabled boolean not null default true,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, project_id, slug),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade,
  check (auth = 'NONE' or auth_name is not null)
);

-- allow, deny: rules about tools; see the guide. An empty allow is everything.
create table agent (
  workspace_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  allow text[] not null default '{}',
  deny text[] not null default '{}',
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, project_id, name_key),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);

-- Whom a key may name: emails and domains in the form addresses are compared in; team without a
-- foreign key, because a team that is gone binds nobody.
create table agent_key (
  workspace_id uuid not null,
  agent_id uuid not null,
  id uuid not null unique,
  name text not null,
  secret_hash bytea not null,
  binding text not null check (binding in ('LIST', 'DOMAINS', 'TEAM', 'ANY')),
  emails text[] not null default '{}',
  domains text[] not null default '{}',
  team_id uuid,
  addresses text[] not null default '{}',
  per_minute int,
  expires_at timestamptz,
  last_used timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);
create index agent_key_by_agent on agent_key (workspace_id, agent_id, created_at);

alter table project enable row level security;
create policy project_of_workspace on project using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table mcp_server enable row level security;
create policy mcp_server_of_workspace on mcp_server using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table agent enable row level security;
create policy agent_of_workspace on agent using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table agent_key enable row level security;
create policy agent_key_of_workspace on agent_key using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on project, mcp_server, agent, agent_key to gatehouse_server;
