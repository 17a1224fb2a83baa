/// The version of all programs.
public enum ProgramVersion {
    /// Semantic version (semver.org).
    public static let current = "0.1.0"
}
