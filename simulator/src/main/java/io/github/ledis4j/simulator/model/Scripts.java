package io.github.ledis4j.simulator.model;

import static io.github.ledis4j.simulator.model.Numbers.integer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Scripts by table: each text that is known runs as one command. */
final class Scripts {
  /** Adds to a counter. */
  static final String ADD = "return redis.call('INCRBY', KEYS[1], ARGV[1])";

  /** Deletes a key if it has a value. */
  static final String DELETE_IF =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

  /** A script: its first key and its arguments. */
  @FunctionalInterface
  interface Body {
    void run(Session session, String key, List<String> arguments);
  }

  /** Those of texts that were met once, in whatever server. */
  private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

  private final ModelServer server;
  private final Map<String, Body> known = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();

  Scripts(ModelServer server) {
    this.server = server;
    server.whenRestarted(loaded::clear);
    know(ADD, (session, key, by) -> write(session, ADD, List.of("incrby", key, by.get(0))));
    know(DELETE_IF, this::deleteIf);
    new LockScripts(server).register(this);
  }

  void register(CommandTable table) {
    table.add("eval", -3, this::eval, Rule.GROWS);
    table.add("evalsha", -3, this::evalsha, Rule.GROWS);
    table.add("script", -2, this::script, Rule.ALWAYS);
  }

  void know(String text, Body body) {
    String digest = digest(text);
    known.put(digest, body);
  }

  private void deleteIf(Session session, String key, List<String> value) {
    if (value.get(0).equals(server.store().get(session.database, key, String.class))) {
      write(session, DELETE_IF, List.of("del", key));
    } else {
      session.out.integer(0);
    }
  }

  private void write(Session session, String script, List<String> words) {
    if (server.isReplica()) {
      throw new RefusedException(
          Weather.READ_ONLY.error + " script: " + digest(script) + ", on @user_script:1.");
    }
    server.call(session, words);
  }

  private void eval(Session session, List<String> words) {
    String digest = digest(words.get(1));
    loaded.add(digest);
    run(session, digest, words);
  }

  private void evalsha(Session session, List<String> words) {
    String digest = words.get(1).toLowerCase(Locale.ROOT);
    if (!loaded.contains(digest)) {
      throw new RefusedException("NOSCRIPT No matching script. Please use EVAL.");
    }
    run(session, digest, words);
  }

  private void run(Session session, String digest, List<String> words) {
    Body body = known.get(digest);
    int keys = (int) integer(words.get(2));
    if (body == null || keys != 1 || words.size() < 5) {
      throw new RefusedException("ERR the model does not know this script");
    }
    body.run(session, words.get(3), words.subList(4, words.size()));
  }

  private void script(Session session, List<String> words) {
    switch (words.get(1).toLowerCase(Locale.ROOT)) {
      case "load" -> {
        String digest = digest(words.get(2));
        loaded.add(digest);
        session.out.bulk(digest);
      }
      case "exists" -> {
        session.out.array(words.size() - 2);
        for (String digest : words.subList(2, words.size())) {
          session.out.integer(loaded.contains(digest.toLowerCase(Locale.ROOT)) ? 1 : 0);
        }
      }
      case "flush" -> {
        loaded.clear();
        session.out.ok();
      }
      default -> throw new RefusedException("ERR unknown subcommand '" + words.get(1) + "'.");
    }
  }

  private static String digest(String text) {
    return DIGESTS.computeIfAbsent(text, Scripts::sha1);
  }

  private static String sha1(String text) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(text.getBytes(ISO_8859_1));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
