package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text as it is written: {@code None}, {@code no} and {@code 1.0} mean themselves. */
enum Text implements Plain<String> {
  ANY,
  FILLED,
  /** A path or a pattern of paths, of this machine or in the cloud. */
  PATH,
  /** A path in the cloud. */
  BUCKET_PATH,
  /** The URL of a server, without a path. */
  ENDPOINT,
  /** A host and a port, or {@link FlinkSpec#EMBEDDED}. */
  FLINK_MASTER,
  /** Three capital letters, as in ISO 4217. */
  CURRENCY;

  private static final Pattern SERVER = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "[A-Za-z0-9.-]+:([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])");

  private static final Pattern THREE_CAPITALS = Pattern.compile("[A-Z]{3}");

  /** The text of a scalar, whatever its quotes; lists, mappings and nothing are refused. */
  static Optional<String> in(Node node, Where where) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return Optional.of(scalar.text());
    }
    where.refuse("text", node);
    return Optional.empty();
  }

  /** The schema of a text that an editor may take for a number or for true and false. */
  static ObjectNode scalarSchema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("type").add("string").add("number").add("boolean");
    return schema;
  }

  @Override
  public Optional<String> parse(Node node, Where where) {
    return in(node, where).filter(text -> accept(text, where));
  }

  @Override
  public JsonNode show(String value) {
    return TextNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = scalarSchema();
    return this == ANY ? schema : schema.put("minLength", 1);
  }

  private boolean isPath() {
    return this == PATH || this == BUCKET_PATH;
  }

  private boolean accept(String text, Where where) {
    if (this != ANY && text.isBlank()) {
      where.refuse("must not be empty");
      return false;
    }
    if (isPath() && text.chars().anyMatch(Character::isISOControl)) {
      where.refuse("must not hold control characters, is " + Node.Scalar.quote(text));
      return false;
    }
    if (this == ENDPOINT && !SERVER.matcher(text).matches()) {
      where.refuse(
          "must be a URL without a path, is " + Node.Scalar.quote(text),
          "such as " + GcsSpec.GOOGLE);
      return false;
    }
    if (this == FLINK_MASTER
        && !text.equals(FlinkSpec.EMBEDDED)
        && !HOST_AND_PORT.matcher(text).matches()) {
      where.refuse(
          "must be host:port or embedded, is " + Node.Scalar.quote(text),
          "such as 127.0.0.1:8081, the REST interface of a cluster");
      return false;
    }
    if (this == CURRENCY && !THREE_CAPITALS.matcher(text).matches()) {
      where.refuse(
          "must be three capital letters, is " + Node.Scalar.quote(text), "such as EUR or USD");
      return false;
    }
    Optional<CloudPath.Complaint> complaint =
        isPath() ? CloudPath.complaintOn(text) : Optional.empty();
    complaint.ifPresent(found -> where.refuse(found.message(), found.hint()));
    if (complaint.isEmpty() && this == BUCKET_PATH && !CloudPath.isCloud(text)) {
      where.refuse("must begin with gs://, is " + text, "write gs://bucket/folder");
      return false;
    }
    return complaint.isEmpty();
  }
}
