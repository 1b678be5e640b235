-- What people are told of a server when they are asked to connect it.
alter table mcp_server add column description text not null default '';
