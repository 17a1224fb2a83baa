import Foundation

/// A cupsd of our own: every folder below one, a loopback port, and Debian's policy for who may do what with a job.
struct SpoolerConfiguration {
    var folder: URL
    var port: Int

    /// Where documents lie until they are printed and purged.
    var spool: URL { folder.appending(path: "spool") }
    var errorLog: URL { folder.appending(path: "log/error_log") }
    var mainFile: URL { folder.appending(path: "root/cupsd.conf") }
    var filesFile: URL { folder.appending(path: "root/cups-files.conf") }

    /// Creates the folders and writes both files.
    func install() throws {
        for name in ["root/ppd", "spool/tmp", "cache", "state", "log"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try main.write(to: mainFile, atomically: true, encoding: .utf8)
        try files.write(to: filesFile, atomically: true, encoding: .utf8)
    }

    private var main: String {
        """
        LogLevel info
        Listen 127.0.0.1:\(port)
        Browsing Off
        WebInterface No
        DefaultAuthType None
        JobRetryInterval 1
        <Location />
          Order allow,deny
          Allow all
        </Location>
        <Policy default>
          JobPrivateAccess default
          JobPrivateValues default
          SubscriptionPrivateAccess default
          SubscriptionPrivateValues default
          <Limit Create-Job Print-Job Print-URI Validate-Job>
            Order deny,allow
          </Limit>
          <Limit Send-Document Send-URI Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes \
        Cancel-Job Close-Job Cancel-My-Jobs CUPS-Move-Job CUPS-Get-Document>
            Require user @OWNER @SYSTEM
            Order deny,allow
          </Limit>
          <Limit All>
            Order deny,allow
          </Limit>
        </Policy>
        """
    }

    private var files: String {
        """
        ServerRoot \(folder.path)/root
        RequestRoot \(spool.path)
        TempDir \(spool.path)/tmp
        CacheDir \(folder.path)/cache
        StateDir \(folder.path)/state
        AccessLog \(folder.path)/log/access_log
        ErrorLog \(errorLog.path)
        PageLog \(folder.path)/log/page_log
        SystemGroup root lpadmin
        Printcap
        """
    }
}
