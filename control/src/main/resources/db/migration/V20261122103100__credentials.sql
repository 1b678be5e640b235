-- What a project user, or a project, holds for an MCP server. sealed: opens for this row only.
create table credential (
  workspace_id uuid not null,
  project_id uuid not null,
  id uuid not null unique,
  server_id uuid not null,
  project_user_id uuid,
  sealed bytea not null,
  created_at timestamptz not null,
  last_error text,
  last_error_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, server_id) references mcp_server (workspace_id, id) on delete cascade,
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);
create unique index credential_of_user on credential (workspace_id, project_user_id, server_id)
  where project_user_id is not null;
create unique index credential_of_project on credential (workspace_id, server_id)
  where project_user_id is null;
create index credential_of_server on credential (workspace_id, server_id);

-- The servers that a project user shows are those they hold a credential for, however it came or
-- went. The project's figures are held first: whoever changes several users does so one by one.
create function credential_counts() returns trigger language plpgsql as $$
declare
  ws uuid := coalesce(new.workspace_id, old.workspace_id);
  owner uuid := coalesce(new.project_user_id, old.project_user_id);
begin
  perform from project_activity where workspace_id = ws
    and project_id = coalesce(new.project_id, old.project_id) for update;
  update project_user set servers = (
      select coalesce(array_agg(server_id order by server_id), '{}') from credential
      where workspace_id = ws and project_user_id = owner)
    where workspace_id = ws and id = owner;
  return null;
end $$;
create trigger credential_added after insert on credential for each row
  when (new.project_user_id is not null) execute function credential_counts();
create trigger credential_taken after delete on credential for each row
  when (old.project_user_id is not null) execute function credential_counts();

-- What became of credentials that were revoked: for the record on a project user's page.
create table revocation (
  workspace_id uuid not null,
  project_user_id uuid not null,
  id uuid not null,
  server_id uuid not null,
  server_name text not null,
  at timestamptz not null,
  by_name text not null,
  local text not null check (local in ('REMOVED', 'NONE')),
  provider text not null check (provider in ('REVOKED', 'NOT_OFFERED', 'PENDING', 'FAILED', 'NONE')),
  primary key (workspace_id, project_user_id, id),
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);

alter table credential enable row level security;
create policy credential_of_workspace on credential using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table revocation enable row level security;
create policy revocation_of_workspace on revocation using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on credential, revocation to gatehouse_server;
