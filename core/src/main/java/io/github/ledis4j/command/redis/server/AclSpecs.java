package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisAclCommands}. */
final class AclSpecs {
  static final CommandSpec CAT = CommandSpec.read("ACL CAT").withoutKey();
  static final CommandSpec DELUSER = CommandSpec.write("ACL DELUSER").withoutKey();
  static final CommandSpec DRYRUN = CommandSpec.read("ACL DRYRUN").withoutKey();
  static final CommandSpec GENPASS = CommandSpec.read("ACL GENPASS").withoutKey();
  static final CommandSpec GETUSER = CommandSpec.read("ACL GETUSER").withoutKey();
  static final CommandSpec LIST = CommandSpec.read("ACL LIST").withoutKey();
  static final CommandSpec LOAD = CommandSpec.write("ACL LOAD").withoutKey();
  static final CommandSpec LOG = CommandSpec.read("ACL LOG").withoutKey();
  static final CommandSpec LOG_RESET = CommandSpec.write("ACL LOG").withoutKey();
  static final CommandSpec SAVE = CommandSpec.write("ACL SAVE").withoutKey();
  static final CommandSpec SETUSER = CommandSpec.write("ACL SETUSER").withoutKey();
  static final CommandSpec USERS = CommandSpec.read("ACL USERS").withoutKey();
  static final CommandSpec WHOAMI = CommandSpec.read("ACL WHOAMI").withoutKey();

  private AclSpecs() {}
}
