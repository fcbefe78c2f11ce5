package io.github.ledis4j.script;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Replies;
import java.util.List;

/** The shapes of the replies to {@link StoredScriptCommands}. */
final class StoredScriptReplies {
  static final ReplyMapper<String> DIGEST = Replies.required(Codec.UTF_8);
  static final ReplyMapper<List<Boolean>> FLAGS = Replies.list(Replies.flag());

  private StoredScriptReplies() {}
}
