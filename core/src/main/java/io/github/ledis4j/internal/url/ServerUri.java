package io.github.ledis4j.internal.url;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.PoolOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server's URL says.
 *
 * <p>The forms are {@code ledis}, {@code redis}, {@code ledis+tls} and {@code rediss} with {@code
 * ://[user:password@]host[:port][/database]}, {@code redis-sentinel} with the hosts and ports of
 * several Sentinels, separated by commas, in their place, {@code redis+cluster} and {@code
 * rediss+cluster} with those of some nodes, and {@code ledis+unix}, {@code redis+unix} and {@code
 * unix} with {@code ://[user:password@]/path}; options follow as query parameters. User, password,
 * path and values are percent-decoded. No message holds a password.
 *
 * @param server which kind of server the scheme names, or {@code DETECT}
 * @param connection the connection's options
 * @param pool the pool's options
 * @param client the client's options
 */
public record ServerUri(
    ServerType server,
    ConnectionOptions.Builder connection,
    PoolOptions.Builder pool,
    ClientOptions.Builder client) {
  /** What stands between the slashes. */
  private enum Place {
    SERVER,
    SOCKET,
    SENTINELS,
    CLUSTER
  }

  private record Scheme(ServerType server, Place place, boolean tls) {}

  private static final Map<String, Scheme> SCHEMES =
      Map.of(
          "ledis", new Scheme(ServerType.LEDIS, Place.SERVER, false),
          "redis", new Scheme(ServerType.REDIS, Place.SERVER, false),
          "ledis+unix", new Scheme(ServerType.LEDIS, Place.SOCKET, false),
          "redis+unix", new Scheme(ServerType.REDIS, Place.SOCKET, false),
          "unix", new Scheme(ServerType.DETECT, Place.SOCKET, false),
          "ledis+tls", new Scheme(ServerType.LEDIS, Place.SERVER, true),
          "rediss", new Scheme(ServerType.REDIS, Place.SERVER, true),
          "redis-sentinel", new Scheme(ServerType.REDIS, Place.SENTINELS, false),
          "redis+cluster", new Scheme(ServerType.REDIS, Place.CLUSTER, false),
          "rediss+cluster", new Scheme(ServerType.REDIS, Place.CLUSTER, true));

  /** What is no password: it is named in messages. */
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+):[0-9]{1,5}");

  private static final int LONGEST_SCHEME = 20;

  private static final int LEDIS_PORT = 6380;
  private static final int REDIS_PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  /**
   * Reads a URL.
   *
   * @param url the URL
   * @return what it says
   * @throws IllegalArgumentException if it is malformed or has an unknown parameter
   */
  public static ServerUri parse(String url) {
    return parse(url, ConnectionOptions.builder(), PoolOptions.builder(), ClientOptions.builder());
  }

  /**
   * Reads a URL on top of options that were set otherwise: what the URL says wins.
   *
   * @param url the URL
   * @param connection takes what the URL says of connections
   * @param pool takes what it says of the pool
   * @param client takes what it says of the client
   * @return the same builders; {@code db} in the query wins over the path of the URL
   * @throws IllegalArgumentException if it is malformed or has an unknown parameter
   */
  public static ServerUri parse(
      String url,
      ConnectionOptions.Builder connection,
      PoolOptions.Builder pool,
      ClientOptions.Builder client) {
    int colon = url.indexOf("://");
    Scheme scheme =
        colon < 0 ? null : SCHEMES.get(url.substring(0, colon).toLowerCase(Locale.ROOT));
    if (scheme == null) {
      throw new IllegalArgumentException(noScheme(url, colon));
    }
    String rest = url.substring(colon + 3);
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    String query = question < 0 ? "" : rest.substring(question + 1);
    if (query.indexOf('@') >= 0 && place.indexOf('@') < 0) {
      throw new IllegalArgumentException(
          "an '@' comes after the '?': percent-encode special characters of the password");
    }
    UriOptions options = new UriOptions(scheme.server(), connection, pool, client);
    readPlace(scheme, place, options);
    readQuery(query, options);
    return options.result();
  }

  /** {@return the names of all parameters that a URL may have} */
  public static Iterable<String> parameters() {
    return UriOptions.names();
  }

  private static String noScheme(String url, int colon) {
    String known =
        SCHEMES.keySet().stream().sorted().collect(Collectors.joining("://, ", "", "://"));
    String hint = "";
    if (colon >= 0 && colon <= LONGEST_SCHEME) {
      hint = Suggestions.of(url.substring(0, colon), SCHEMES.keySet());
    } else if (HOST_AND_PORT.matcher(url).matches()) {
      hint = "; did you mean redis://" + url + " or ledis://" + url + "?";
    }
    return "a server's URL starts with one of " + known + hint;
  }

  private static void readPlace(Scheme scheme, String place, UriOptions options) {
    int at = place.lastIndexOf('@');
    if (at >= 0) {
      readUser(place.substring(0, at), options);
    }
    String rest = place.substring(at + 1);
    if (scheme.place() == Place.SOCKET) {
      String path = decode(rest);
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("the path of a Unix socket in a URL starts with '/'");
      }
      options.connection.endpoint(Endpoint.unixSocket(Path.of(path)));
      return;
    }
    options.tls = scheme.tls() ? true : null;
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    switch (scheme.place()) {
      case SENTINELS -> endpoints(authority, SENTINEL_PORT).forEach(options.sentinels::add);
      case CLUSTER ->
          options.connection.endpoint(new ClusterSeeds(endpoints(authority, REDIS_PORT)));
      default ->
          options.connection.endpoint(
              endpoint(authority, scheme.server() == ServerType.LEDIS ? LEDIS_PORT : REDIS_PORT));
    }
    String path = slash < 0 ? "" : decode(rest.substring(slash + 1));
    if (!path.isEmpty()) {
      options.database = database(path);
    }
  }

  private static int database(String path) {
    if (path.matches("[0-9]{1,9}")) {
      return Integer.parseInt(path);
    }
    throw new IllegalArgumentException("the database after the '/' in the URL is a number from 0");
  }

  private static void readUser(String userInfo, UriOptions options) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    if (!user.isEmpty()) {
      options.user = decode(user);
    }
    // A user may have an empty password; without a user an empty one is none.
    if (colon >= 0 && userInfo.length() > 1) {
      options.password = decode(userInfo.substring(colon + 1));
    }
  }

  private static List<Endpoint> endpoints(String authority, int defaultPort) {
    return Stream.of(authority.split(",", -1)).map(one -> endpoint(one, defaultPort)).toList();
  }

  private static Endpoint endpoint(String authority, int defaultPort) {
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(0, bracket));
    String host = decode(colon < 0 ? authority : authority.substring(0, colon));
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = colon < 0 ? defaultPort : port(authority.substring(colon + 1));
    try {
      return Endpoint.tcp(host.isEmpty() ? "localhost" : host, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the URL holds no valid host and port", e);
    }
  }

  /** Does not repeat the text: without an '@' it may be the password. */
  private static int port(String text) {
    if (text.matches("[0-9]{1,5}")) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("the port in the URL is not a number from 1 to 65535");
  }

  private static void readQuery(String query, UriOptions options) {
    Set<String> seen = new HashSet<>();
    for (String parameter : query.split("&")) {
      if (parameter.isEmpty()) {
        continue;
      }
      int equals = parameter.indexOf('=');
      String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
      if (!seen.add(name)) {
        throw new IllegalArgumentException("the URL has the parameter " + name + " twice");
      }
      options.set(name, value);
    }
  }

  /** Percent-decoding, in UTF-8; a plus stays a plus. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the URL has a '%' that two hex digits do not follow");
    }
  }
}
