-- How agents are shown tools: all of them, or five by which they find the others.
alter table agent add column mode text not null default 'DIRECT' check (mode in ('DIRECT', 'NAVIGATOR'));

-- What a project has set for one of its users; most have no row. allow, deny: as an agent's, and both hold.
create table project_user_setting (
  workspace_id uuid not null,
  project_user_id uuid not null,
  allow text[] not null default '{}',
  deny text[] not null default '{}',
  primary key (workspace_id, project_user_id),
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id) on delete cascade
);
alter table project_user_setting enable row level security;
create policy project_user_setting_of_workspace on project_user_setting using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on project_user_setting to gatehouse_server;
