package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.seconds;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSpec;
import java.time.Duration;

/** The facts about the commands of {@link LedisDumpCommands}. */
final class DumpSpecs {
  static final CommandSpec RESTORE = CommandSpec.write("RESTORE");
  static final CommandSpec XDUMP = CommandSpec.read("XDUMP").keyAt(2);
  static final CommandSpec XRESTORE = CommandSpec.write("XRESTORE").keyAt(2);
  static final CommandSpec XMIGRATE = CommandSpec.write("XMIGRATE").keyAt(4).blocks();
  static final CommandSpec XMIGRATEDB = CommandSpec.write("XMIGRATEDB").withoutKey().blocks();

  /** The key may be in as many key spaces. */
  static final int SPACES = LedisType.values().length;

  private static final int MILLIS_PER_SECOND = 1000;

  private DumpSpecs() {}

  static long millis(Duration ttl) {
    return MILLIS_PER_SECOND * seconds(ttl);
  }

  static <K, V> CommandBuilder<K, V> to(CommandBuilder<K, V> command, String host, int port) {
    return command.add(Servers.host(host)).add(Servers.port(port));
  }
}
