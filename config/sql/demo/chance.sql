-- Chance that repeats: the same seed and key give the same number, on any machine and in any order.

CREATE SCHEMA IF NOT EXISTS demo;

-- From 0 up to, not including, 1.
CREATE OR REPLACE FUNCTION demo.chance(seed int, VARIADIC key text[]) RETURNS double precision
LANGUAGE sql STABLE -- as array_to_string is, so that it can be inlined
RETURN (hashtextextended(array_to_string(key, '/'), seed) & 9007199254740991) / 9007199254740992.0::double precision;
