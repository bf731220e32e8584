-- A PostgreSQL server (15 to 18) of your own: run once as its administrator, psql -v ON_ERROR_STOP=1 -f postgresql.sql
-- and set the three passwords with \password afterwards.
CREATE ROLE fachwerk_owner LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB;
CREATE ROLE fachwerk_app LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE fachwerk_keeper LOGIN NOSUPERUSER BYPASSRLS;
-- Restoring writes into the owner's tables; the walls open for the keeper by BYPASSRLS alone.
GRANT fachwerk_owner TO fachwerk_keeper;
CREATE DATABASE fachwerk OWNER fachwerk_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE fachwerk FROM PUBLIC;
GRANT CONNECT ON DATABASE fachwerk TO fachwerk_app, fachwerk_keeper;
\connect fachwerk
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
GRANT USAGE ON SCHEMA public TO fachwerk_app;
