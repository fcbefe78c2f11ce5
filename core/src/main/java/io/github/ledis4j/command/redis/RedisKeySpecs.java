package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisKeyCommands} and {@link RedisKeyspaceCommands}. */
final class RedisKeySpecs {
  static final CommandSpec DEL = CommandSpec.write("DEL");
  static final CommandSpec UNLINK = CommandSpec.write("UNLINK");
  static final CommandSpec EXISTS = CommandSpec.read("EXISTS");
  static final CommandSpec TOUCH = CommandSpec.read("TOUCH");
  static final CommandSpec PEXPIRE = CommandSpec.write("PEXPIRE");
  static final CommandSpec PEXPIREAT = CommandSpec.write("PEXPIREAT");
  static final TimeForms<CommandSpec> EXPIRE =
      new TimeForms<>(CommandSpec.write("EXPIRE"), PEXPIRE);
  static final TimeForms<CommandSpec> EXPIREAT =
      new TimeForms<>(CommandSpec.write("EXPIREAT"), PEXPIREAT);
  static final CommandSpec PERSIST = CommandSpec.write("PERSIST");
  static final CommandSpec DUMP = CommandSpec.read("DUMP");
  static final CommandSpec EXPIRETIME = CommandSpec.read("EXPIRETIME");
  static final CommandSpec PEXPIRETIME = CommandSpec.read("PEXPIRETIME");
  static final CommandSpec TTL = CommandSpec.read("TTL");
  static final CommandSpec PTTL = CommandSpec.read("PTTL");
  static final CommandSpec TYPE = CommandSpec.read("TYPE");
  static final CommandSpec RENAME = CommandSpec.write("RENAME");
  static final CommandSpec RENAMENX = CommandSpec.write("RENAMENX");
  static final CommandSpec COPY = CommandSpec.write("COPY");
  static final CommandSpec KEYS = CommandSpec.read("KEYS").withoutKey();
  static final CommandSpec RANDOMKEY = CommandSpec.read("RANDOMKEY").withoutKey();
  static final CommandSpec RESTORE = CommandSpec.write("RESTORE");
  static final CommandSpec SORT = CommandSpec.read("SORT");
  static final CommandSpec SORT_STORE = CommandSpec.write("SORT");
  static final CommandSpec SORT_RO = CommandSpec.read("SORT_RO");
  static final CommandSpec MOVE = CommandSpec.write("MOVE");
  static final CommandSpec MIGRATE = CommandSpec.write("MIGRATE");
  static final CommandSpec OBJECT_ENCODING = CommandSpec.read("OBJECT ENCODING");
  static final CommandSpec OBJECT_FREQ = CommandSpec.read("OBJECT FREQ");
  static final CommandSpec OBJECT_IDLETIME = CommandSpec.read("OBJECT IDLETIME");
  static final CommandSpec OBJECT_REFCOUNT = CommandSpec.read("OBJECT REFCOUNT");

  static final int HIGHEST_PORT = 65535;

  private RedisKeySpecs() {}
}
