package io.github.ledis4j.command.ledis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import java.util.Map;

/** The facts about the commands of {@link LedisServerCommands}. */
final class LedisServerSpecs {
  static final CommandSpec PING = CommandSpec.read("PING").withoutKey();
  static final CommandSpec ECHO = CommandSpec.read("ECHO").withoutKey();
  static final CommandSpec TIME = CommandSpec.read("TIME").withoutKey();
  static final CommandSpec INFO = CommandSpec.read("INFO").withoutKey();
  static final CommandSpec ROLE = CommandSpec.read("ROLE").withoutKey();
  static final CommandSpec FLUSHDB = CommandSpec.write("FLUSHDB").withoutKey();
  static final CommandSpec FLUSHALL = CommandSpec.write("FLUSHALL").withoutKey();
  static final CommandSpec CONFIG_GET = CommandSpec.read("CONFIG GET").withoutKey();
  static final CommandSpec CONFIG_REWRITE = CommandSpec.write("CONFIG REWRITE").withoutKey();

  static final ReplyMapper<String> TEXT = Replies.required(Codec.UTF_8);
  static final ReplyMapper<Map<String, String>> SETTINGS = Replies.map(TEXT, TEXT);

  private LedisServerSpecs() {}
}
