-- Secrets stand apart from the catalogue, which is exported and replaced as a whole.

create table channel_secret (
  channel_code varchar(40) not null primary key,
  token varchar(40) not null
) default character set utf8mb4 collate utf8mb4_bin;
insert into channel_secret (channel_code, token)
select code, secret_token from channel where secret_token is not null;
alter table channel drop column secret_token;
insert into catalogue_version (name, version) values ('channel-secrets', 1);
