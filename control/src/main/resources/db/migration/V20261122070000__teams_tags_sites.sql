-- What members are grouped by. name_key is the folded name: unique in any spelling, and the order of lists.
create table team (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name_key)
);
create table tag (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name_key)
);
create table site (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name_key)
);

alter table team enable row level security;
create policy team_of_workspace on team using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table tag enable row level security;
create policy tag_of_workspace on tag using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table site enable row level security;
create policy site_of_workspace on site using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on team, tag, site to gatehouse_server;

-- Tags and sites of a member are arrays, which no foreign key watches: whoever deletes one locks it
-- first, and whoever gives one holds it until the end of the transaction.
alter table member add foreign key (workspace_id, team_id) references team (workspace_id, id);
