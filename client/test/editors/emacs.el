;;; emacs.el --- The language server in Emacs with eglot  -*- lexical-binding: t -*-

;; Run by `emacs --batch --load'.  CONCORDAT_CLI names the command line, CONCORDAT_PROJECT a copy of the example that
;; may be changed.

;;; Code:

(require 'package)
(dolist (folder '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
  (add-to-list 'package-directory-list folder))
(package-initialize)
(unless (require 'eglot nil t)
  (message "FAIL eglot: it is not installed")
  (kill-emacs 2))
(require 'flymake)

;; Emacs 28 has no mode for YAML of its own, and the server does not mind which one it is.
(define-derived-mode agreement-mode text-mode "Agreement")
(add-to-list 'auto-mode-alist '("\\.agreement\\.yaml\\'" . agreement-mode))
(add-to-list 'eglot-server-programs
             `(agreement-mode . (,(getenv "CONCORDAT_NODE") ,(getenv "CONCORDAT_CLI") "lsp" "--stdio")))
(setq eglot-sync-connect 60
      eglot-connect-timeout 60)

(defun check (name work)
  "Print how WORK went under NAME."
  (condition-case problem
      (progn (funcall work) (message "ok %s" name))
    (error (message "FAIL %s: %s" name (error-message-string problem)))))

(defun wait-until (what holds)
  "Return what HOLDS returns as soon as that is something; WHAT says for what we wait."
  (let ((deadline (+ (float-time) 60)) found)
    (while (and (not (setq found (funcall holds))) (< (float-time) deadline))
      (accept-process-output nil 0.05))
    (or found (error "Waited in vain until %s" what))))

(defun diagnostic-of (rule)
  "Return the diagnostic of RULE."
  (seq-find (lambda (diagnostic) (string-match-p rule (flymake-diagnostic-text diagnostic))) (flymake-diagnostics)))

(defun unknown-field ()
  "Return the diagnostic of the misspelt field."
  (diagnostic-of "sharing/unknown-field"))

(defun go-to (text)
  "Put point at the beginning of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

;; The copy is no repository, by which Emacs would know where the project begins.
(defvar project (file-name-as-directory (getenv "CONCORDAT_PROJECT")))
(setq project-find-functions (list (lambda (_folder) (cons 'transient project))))
(find-file (concat project "agreements/income-verification.agreement.yaml"))
(call-interactively #'eglot)
(flymake-mode 1)

(check "the unknown field is marked at its place"
       (lambda ()
         (flymake-start)
         (let ((found (wait-until "there is a diagnostic" #'unknown-field)))
           (unless (equal (buffer-substring (flymake-diagnostic-beg found) (flymake-diagnostic-end found)) "award_amt")
             (error "It is elsewhere: %S" found)))))

(check "completion inside fields offers those of the standard"
       (lambda ()
         (go-to "award_amt")
         (let* ((capture (run-hook-with-args-until-success 'completion-at-point-functions))
                (offered (mapcar #'substring-no-properties (all-completions "" (nth 2 capture)))))
           (unless (member "award_amount" offered) (error "Only %S is offered" offered)))))

(check "the fix repairs the name, and the diagnostic goes"
       (lambda ()
         (let* ((found (unknown-field))
                (actions (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
                (fix (seq-find (lambda (action) (equal (plist-get action :title) "Write `award_amount`")) actions)))
           (unless fix (error "There is no such fix among %S" actions))
           (when (seq-some (lambda (action) (plist-get action :command)) actions)
             (error "A command is offered: %S" actions))
           (eglot--apply-workspace-edit (plist-get fix :edit))
           (go-to "household_income, award_amount]")
           ;; Eglot sends changes when Emacs is idle, which a batch never is.
           (eglot--signal-textDocument/didChange)
           (wait-until "the diagnostic is gone" (lambda () (not (unknown-field))))
           (unless (diagnostic-of "sharing/missing-lawful-basis") (error "The others are gone, too")))))

(set-buffer-modified-p nil)
(kill-emacs 0)
;;; emacs.el ends here
