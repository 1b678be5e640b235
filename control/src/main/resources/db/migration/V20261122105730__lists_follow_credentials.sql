-- The servers that a project user shows in lists follow their credentials in a transaction of their own: whoever
-- takes access away must not wait for whoever counts what a project's users did.

-- Users whose credentials have come, gone or expired since their servers followed. Without foreign keys: rows come of
-- deleted projects, too.
create table credential_moved (
  workspace_id uuid not null,
  project_id uuid not null,
  id bigint generated always as identity,
  project_user_id uuid not null,
  primary key (workspace_id, project_id, id)
);

create or replace function credential_counts() returns trigger language plpgsql as $$
begin
  insert into credential_moved (workspace_id, project_id, project_user_id)
    values (coalesce(new.workspace_id, old.workspace_id), coalesce(new.project_id, old.project_id),
      coalesce(new.project_user_id, old.project_user_id));
  return null;
end $$;

alter table credential_moved enable row level security;
create policy credential_moved_of_workspace on credential_moved using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, delete on credential_moved to gatehouse_server;
