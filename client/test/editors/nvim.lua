-- The language server in neovim, headless and without anybody's configuration.
-- CONCORDAT_CLI names the command line, CONCORDAT_PROJECT a copy of the example that may be changed.

local project = os.getenv('CONCORDAT_PROJECT')
local agreement = project .. '/agreements/income-verification.agreement.yaml'
local WAIT_MS = 60000

local function check(name, work)
  local held, problem = pcall(work)
  print(held and ('ok ' .. name .. '\n') or ('FAIL ' .. name .. ': ' .. tostring(problem):gsub('\n', ' ') .. '\n'))
end

local function wait_until(what, holds)
  local found
  vim.wait(WAIT_MS, function()
    found = holds()
    return found ~= nil and found ~= false
  end, 50)
  if not found then error('waited in vain until ' .. what) end
  return found
end

local function equal(actual, expected)
  if not vim.deep_equal(actual, expected) then error(vim.inspect(actual) .. ' is not ' .. vim.inspect(expected)) end
end

vim.cmd('edit ' .. vim.fn.fnameescape(agreement))
vim.bo.filetype = 'yaml'
-- Neovim 0.7 has no `start`, later ones discourage `start_client`.
local start = vim.lsp.start or vim.lsp.start_client
local client = start({
  name = 'concordat',
  cmd = { os.getenv('CONCORDAT_NODE'), os.getenv('CONCORDAT_CLI'), 'lsp', '--stdio' },
  root_dir = project,
})
vim.lsp.buf_attach_client(0, client)

--- What the client gets for a request about the file in front; columns are UTF-16 units, as the protocol has them.
local function request(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params(0)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, WAIT_MS)
  local answer = (answers or {})[client]
  if not answer or answer.err then error(method .. ': ' .. vim.inspect(problem or answer)) end
  return answer.result
end

local function position_of(text, after)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if not after or line:find(after, 1, true) then
      local column = line:find(text, 1, true)
      if column then return { line = number - 1, character = column - 1 } end
    end
  end
  error('the file does not hold ' .. text)
end

local function diagnostic_of(rule)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == rule then return diagnostic end
  end
end

local function unknown_field() return diagnostic_of('sharing/unknown-field') end

check('the unknown field is marked at its place', function()
  local found = wait_until('there is a diagnostic', unknown_field)
  local text = vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})
  equal(text, { 'award_amt' })
  equal({ found.source, found.severity }, { 'concordat', vim.diagnostic.severity.ERROR })
end)

check('completion inside fields offers those of the standard', function()
  local answer = request('textDocument/completion', { position = position_of('award_amt') })
  local labels = vim.tbl_map(function(item) return item.label end, answer.items or answer)
  if not vim.tbl_contains(labels, 'award_amount') then error(vim.inspect(labels)) end
end)

check('hover tells of a field what it is', function()
  local answer = request('textDocument/hover', { position = position_of('household_income', 'fields:') })
  if not answer.contents.value:find('Weekly income of all adults', 1, true) then error(vim.inspect(answer)) end
end)

check('the fix repairs the name, and the diagnostic goes', function()
  local place = position_of('award_amt')
  local actions = request('textDocument/codeAction', {
    range = { start = place, ['end'] = place },
    context = { diagnostics = {} },
  })
  local titles = vim.tbl_map(function(action) return action.title end, actions)
  equal(titles[1], 'Write `award_amount`')
  -- This client has not said that it knows the commands of the extension.
  for _, action in ipairs(actions) do
    if action.command then error('a command is offered: ' .. vim.inspect(action.command)) end
  end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  position_of('household_income, award_amount]')
  wait_until('the diagnostic is gone', function() return unknown_field() == nil end)
  if not diagnostic_of('sharing/missing-lawful-basis') then error('the others are gone, too') end
end)

check('definition leads into the standard', function()
  vim.api.nvim_win_set_cursor(0, { position_of('nino', 'fields:').line + 1, position_of('nino', 'fields:').character })
  vim.lsp.buf.definition()
  wait_until('the standard is in front', function()
    return vim.api.nvim_buf_get_name(0) == project .. '/standards/claim.schema.json'
  end)
  equal(vim.trim(vim.api.nvim_get_current_line()), '"nino": {')
end)

check('completion offers the codes of a list with their labels', function()
  vim.cmd('edit! ' .. vim.fn.fnameescape(project .. '/standards/dwelling.standard.yaml'))
  vim.bo.filetype = 'yaml'
  vim.lsp.buf_attach_client(0, client)
  local line = position_of('codeList: ../codelists/tenure').line
  vim.api.nvim_buf_set_lines(0, line + 1, line + 1, false, { '        example: ' })
  local answer = request('textDocument/completion', { position = { line = line + 1, character = 17 } })
  local details = {}
  for _, item in ipairs(answer.items or answer) do details[item.label] = item.detail end
  equal(details.OO, 'Owner-occupied')
end)

check('hints tell what the schema suggests, with the edit that declares it', function()
  vim.cmd('edit! ' .. vim.fn.fnameescape(project .. '/standards/claim.schema.json'))
  vim.bo.filetype = 'json'
  vim.lsp.buf_attach_client(0, client)
  local whole = { start = { line = 0, character = 0 }, ['end'] = { line = 99, character = 0 } }
  local labels = {}
  for _, hint in ipairs(request('textDocument/inlayHint', { range = whole })) do
    labels[hint.label] = hint.textEdits and #hint.textEdits or 0
  end
  equal(labels['direct identifier · official ID (inferred)'], 1)
end)

vim.cmd('qall!')
