package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;

/**
 * The facts about the commands of {@link RedisStoredScriptCommands} and {@link
 * RedisFunctionCommands}.
 */
final class RedisScriptSpecs {
  static final CommandSpec FLUSH = CommandSpec.write("SCRIPT FLUSH").withoutKey();
  static final CommandSpec SHOW = CommandSpec.read("SCRIPT SHOW").withoutKey();
  static final CommandSpec KILL = CommandSpec.write("SCRIPT KILL").withoutKey();
  static final CommandSpec FUNCTION_LIST = CommandSpec.read("FUNCTION LIST").withoutKey();
  static final CommandSpec FUNCTION_STATS = CommandSpec.read("FUNCTION STATS").withoutKey();
  static final CommandSpec FUNCTION_LOAD = CommandSpec.write("FUNCTION LOAD").withoutKey();
  static final CommandSpec FUNCTION_DELETE = CommandSpec.write("FUNCTION DELETE").withoutKey();
  static final CommandSpec FUNCTION_FLUSH = CommandSpec.write("FUNCTION FLUSH").withoutKey();
  static final CommandSpec FUNCTION_KILL = CommandSpec.write("FUNCTION KILL").withoutKey();
  static final CommandSpec FUNCTION_DUMP = CommandSpec.read("FUNCTION DUMP").withoutKey();
  static final CommandSpec FUNCTION_RESTORE = CommandSpec.write("FUNCTION RESTORE").withoutKey();

  static final ReplyMapper<String> NAME = Replies.required(Codec.UTF_8);
  static final ReplyMapper<byte[]> PAYLOAD = Replies.required(Codec.BYTES);

  private RedisScriptSpecs() {}
}
