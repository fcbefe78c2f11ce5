package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.CommandSpec.Answer;

/** The facts about the commands of {@link RedisServerCommands}. */
final class PersistenceSpecs {
  static final CommandSpec BGREWRITEAOF = CommandSpec.write("BGREWRITEAOF").withoutKey();
  static final CommandSpec BGSAVE = CommandSpec.write("BGSAVE").withoutKey();
  static final CommandSpec LASTSAVE = CommandSpec.read("LASTSAVE").withoutKey();
  static final CommandSpec SAVE = CommandSpec.write("SAVE").withoutKey();
  static final CommandSpec SHUTDOWN =
      CommandSpec.write("SHUTDOWN").withoutKey().answeredBy(Answer.CLOSE);
  static final CommandSpec SHUTDOWN_ABORT = CommandSpec.write("SHUTDOWN").withoutKey();

  private PersistenceSpecs() {}
}
