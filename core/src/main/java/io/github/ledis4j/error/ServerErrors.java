package io.github.ledis4j.error;

import io.github.ledis4j.options.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the server's errors apart: by code word where there is one, else by text. */
final class ServerErrors {
  private static final Map<String, Type> BY_CODE =
      Map.ofEntries(
          Map.entry("LOADING", ServerException.BusyLoading::new),
          Map.entry("BUSY", ServerException.Busy::new),
          Map.entry("MASTERDOWN", ServerException.MasterDown::new),
          Map.entry("READONLY", ServerException.ReadOnly::new),
          Map.entry("NOSCRIPT", ServerException.NoScript::new),
          Map.entry("EXECABORT", ServerException.ExecAbort::new),
          Map.entry("NOPERM", ServerException.NoPermission::new),
          Map.entry("NOAUTH", ServerException.NotAuthenticated::new),
          Map.entry("WRONGTYPE", ServerException.WrongType::new),
          Map.entry("OOM", ServerException.OutOfMemory::new),
          Map.entry("MOVED", redirect(ServerException.Moved::new)),
          Map.entry("ASK", redirect(ServerException.Ask::new)),
          Map.entry("TRYAGAIN", ServerException.TryAgain::new),
          Map.entry("CLUSTERDOWN", ServerException.ClusterDown::new),
          Map.entry("CROSSSLOT", ServerException.CrossSlot::new));

  private static final Set<String> SCRIPT_COMMANDS = Set.of("EVAL", "EVALSHA", "FCALL");
  private static final Set<String> BEFORE_A_SCRIPT_RUNS =
      Set.of(
          "NOSCRIPT",
          "BUSY",
          "LOADING",
          "MASTERDOWN",
          "NOAUTH",
          "EXECABORT",
          "MOVED",
          "ASK",
          "TRYAGAIN",
          "CLUSTERDOWN",
          "CROSSSLOT");

  private interface Type {
    ServerException make(String command, String text, boolean nothingDone);
  }

  private interface RedirectType {
    ServerException make(
        String command, String text, boolean nothingDone, RedirectText said, List<Endpoint> path);
  }

  /** What names no node that one could go to is an error like others. */
  private static Type redirect(RedirectType type) {
    return (command, text, nothingDone) -> {
      RedirectText said = RedirectText.of(text);
      return said == null
          ? new ServerException(command, text, nothingDone)
          : type.make(command, text, nothingDone, said, List.of());
    };
  }

  /** What was followed from node to node, until it was given up. */
  static ServerException followed(
      String command, ServerException.Redirect last, boolean nothingDone, List<Endpoint> path) {
    RedirectType type =
        last instanceof ServerException.Moved
            ? ServerException.Moved::new
            : ServerException.Ask::new;
    RedirectText said = Objects.requireNonNull(RedirectText.of(last.text()));
    return type.make(command, last.text(), nothingDone, said, List.copyOf(path));
  }

  private record Text(String start, Type type) {}

  /** Compared in lower case; Redis's without their {@code ERR}. */
  private static final List<Text> BY_TEXT =
      List.of(
          new Text("unknown command", ServerException.UnknownCommand::new),
          new Text("unknown subcommand", ServerException.UnknownCommand::new),
          new Text("command not found", ServerException.UnknownCommand::new),
          new Text("wrong number of arguments", ServerException.WrongArguments::new),
          new Text("invalid command param", ServerException.WrongArguments::new),
          new Text("not authenticated", ServerException.NotAuthenticated::new),
          new Text("write not support in readonly mode", ServerException.ReadOnly::new));

  /** What to do about it, where a client of one server meets a cluster. */
  private static final Map<String, String> ADVICE =
      Map.of(
          "MOVED",
          "; this connection is to one server: connect to that node, or use a RedisClusterClient",
          "ASK",
          "; the slot is on its way there: send ASKING and the command to that node on one leased"
              + " connection, or try again later",
          "TRYAGAIN",
          "; keys of it are on their way to another node: try again when the slot has moved",
          "CLUSTERDOWN",
          "; CLUSTER INFO tells which slots lack a node: try again when all have one",
          "CROSSSLOT",
          "; keys with the same {tag} in their names share a slot: name them so, or send a command"
              + " for each");

  private ServerErrors() {}

  static String message(String command, String text) {
    return command.isEmpty() ? text : command + ": " + text;
  }

  static String advice(String text) {
    return ADVICE.getOrDefault(code(text), "");
  }

  /** What is said besides: what to do, or what was tried. */
  static String comment(String text, List<Endpoint> path) {
    return path.isEmpty()
        ? advice(text)
        : path.stream()
            .map(Endpoint::toString)
            .collect(
                Collectors.joining(
                    ", ", "; given up after " + path.size() + " redirects, by ", ""));
  }

  static ServerException exception(String command, String serverText) {
    String text = withoutArguments(serverText);
    return type(text).make(command, text, nothingDone(command, text));
  }

  static ServerException repeated(String command, String serverText) {
    String text = withoutArguments(serverText);
    return type(text).make(command, text, false);
  }

  /** Redis repeats the arguments of a command that it does not know, passwords included. */
  private static String withoutArguments(String text) {
    int arguments = text.indexOf(", with args beginning with");
    return arguments < 0 ? text : text.substring(0, arguments);
  }

  private static Type type(String text) {
    Type byCode = BY_CODE.get(code(text));
    if (byCode != null) {
      return byCode;
    }
    String plain = text.startsWith("ERR ") ? text.substring(4) : text;
    String lower = plain.toLowerCase(Locale.ROOT);
    for (Text known : BY_TEXT) {
      if (lower.startsWith(known.start())) {
        return known.type();
      }
    }
    return ServerException::new;
  }

  /** A script may have written before one of its commands failed. */
  private static boolean nothingDone(String command, String text) {
    boolean script =
        SCRIPT_COMMANDS.contains(command.toUpperCase(Locale.ROOT))
            || text.contains("user_script")
            || text.startsWith("panic:");
    return !script
        || BEFORE_A_SCRIPT_RUNS.contains(code(text))
        || text.startsWith("ERR Error compiling script")
        || text.equals("not authenticated");
  }

  /** The first word, if it is a code: upper-case letters and digits, at least two. */
  static String code(String text) {
    int end = 0;
    while (end < text.length() && isCodeCharacter(text.charAt(end))) {
      end++;
    }
    boolean wholeWord = end == text.length() || text.charAt(end) == ' ';
    boolean word = end > 1 && wholeWord && Character.isLetter(text.charAt(0));
    return word ? text.substring(0, end) : "";
  }

  private static boolean isCodeCharacter(char c) {
    return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
