package io.github.ledis4j.command.redis.stream;

import io.github.ledis4j.command.CommandSpec;
import java.util.stream.IntStream;

/** The facts about the commands on streams. */
final class RedisStreamSpecs {
  static final CommandSpec XADD = CommandSpec.write("XADD");
  static final CommandSpec XLEN = CommandSpec.read("XLEN");
  static final CommandSpec XDEL = CommandSpec.write("XDEL");
  static final CommandSpec XDELEX = CommandSpec.write("XDELEX");
  static final CommandSpec XTRIM = CommandSpec.write("XTRIM");
  static final CommandSpec XSETID = CommandSpec.write("XSETID");
  static final CommandSpec XRANGE = CommandSpec.read("XRANGE");
  static final CommandSpec XREVRANGE = CommandSpec.read("XREVRANGE");
  static final CommandSpec XGROUP_CREATE = CommandSpec.write("XGROUP CREATE");
  static final CommandSpec XGROUP_CREATECONSUMER = CommandSpec.write("XGROUP CREATECONSUMER");
  static final CommandSpec XGROUP_DELCONSUMER = CommandSpec.write("XGROUP DELCONSUMER");
  static final CommandSpec XGROUP_DESTROY = CommandSpec.write("XGROUP DESTROY");
  static final CommandSpec XGROUP_SETID = CommandSpec.write("XGROUP SETID");
  static final CommandSpec XACK = CommandSpec.write("XACK");
  static final CommandSpec XACKDEL = CommandSpec.write("XACKDEL");
  static final CommandSpec XPENDING = CommandSpec.read("XPENDING");
  static final CommandSpec XCLAIM = CommandSpec.write("XCLAIM");
  static final CommandSpec XAUTOCLAIM = CommandSpec.write("XAUTOCLAIM");
  static final CommandSpec XINFO_STREAM = CommandSpec.read("XINFO STREAM");
  static final CommandSpec XINFO_GROUPS = CommandSpec.read("XINFO GROUPS");
  static final CommandSpec XINFO_CONSUMERS = CommandSpec.read("XINFO CONSUMERS");

  private static final CommandSpec[] XREAD = keysBehind(CommandSpec.read("XREAD"), 2);
  private static final CommandSpec[] XREADGROUP = keysBehind(CommandSpec.write("XREADGROUP"), 5);
  private static final CommandSpec[] XREAD_BLOCK =
      keysBehind(CommandSpec.read("XREAD").blocks(), 4);
  private static final CommandSpec[] XREADGROUP_BLOCK =
      keysBehind(CommandSpec.write("XREADGROUP").blocks(), 7);

  private RedisStreamSpecs() {}

  /** One for each number of words that options can have. */
  private static CommandSpec[] keysBehind(CommandSpec spec, int words) {
    return IntStream.rangeClosed(0, 3)
        .mapToObj(more -> spec.keyAt(words + more))
        .toArray(CommandSpec[]::new);
  }

  /** The first key stands behind the words of the options. */
  static CommandSpec xread(boolean blocks, int optionWords) {
    return (blocks ? XREAD_BLOCK : XREAD)[optionWords];
  }

  static CommandSpec xreadgroup(boolean blocks, int optionWords) {
    return (blocks ? XREADGROUP_BLOCK : XREADGROUP)[optionWords];
  }
}
