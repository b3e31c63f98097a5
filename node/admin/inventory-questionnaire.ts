// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the questionnaire. Answers are kept as they come; they become entries of the inventory when that is asked for.
 *
 * @module
 */
import { QuestionAnswer } from '@ncv/protocol/admin/inventory-routes.ts'
import { planImport } from '../inventory/import-plan.ts'
import type { Answers } from '../inventory/questionnaire.ts'
import { assetsOfAnswers, checkAnswers, QUESTIONNAIRE_PREFIX, readQuestions } from '../inventory/questionnaire.ts'
import type { Links } from '../link/links.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import type { InventoryWorld } from './inventory.ts'
import { applyPlan, planView } from './inventory.ts'

type Used = Pick<Stores, 'log' | 'inventory' | 'inventoryImports' | 'matches' | 'questionnaire'>

export function questionnaireHandlers(
  world: InventoryWorld,
  stores: Used,
  { matcher }: Pick<Links, 'matcher'>,
): Pick<NodeHandlers, 'readQuestionnaire' | 'answerQuestionnaire' | 'applyQuestionnaire'> {
  const { questionnaire } = stores
  const answers = (): Answers => Object.fromEntries([...questionnaire.all()].map(([id, text]) => [id, QuestionAnswer.parse(JSON.parse(text))]))
  const counts = () => {
    const known = new Set(readQuestions().map(({ id }) => id))
    const answered = [...questionnaire.all().keys()].filter((id) => known.has(id)).length
    return { answered, open: known.size - answered }
  }
  return {
    readQuestionnaire(_input, { lang }) {
      const given = answers()
      const questions = readQuestions().map(({ id, office, officeTitle, text, products }) => {
        const { [id]: answer } = given
        return {
          id,
          office,
          officeTitle: officeTitle[lang],
          text: text[lang],
          products,
          ...(answer === undefined || answer === null ? {} : { answer }),
        }
      })
      return { questions }
    },
    answerQuestionnaire({ body }) {
      const checked = checkAnswers(body.answers, readQuestions())
      stores.log.inOne(() => {
        for (const [id, answer] of Object.entries(checked)) {
          if (answer === null) questionnaire.remove(id)
          else questionnaire.put(id, JSON.stringify(answer), world.now())
        }
      })
      return counts()
    },
    async applyQuestionnaire({ body }, { report, lang }) {
      const assets = assetsOfAnswers(answers(), readQuestions())
      const present = stores.inventory.all()
      const plan = planImport(present, assets, { isOwn: ({ id }) => id.startsWith(QUESTIONNAIRE_PREFIX) })
      const view = planView(plan, { format: 'questionnaire', assets, notes: [] }, present.length, true, lang)
      if (body.isPreview !== true) {
        applyPlan(plan, { source: 'questionnaire', format: 'questionnaire' }, stores, matcher, world)
        await matcher.settle({ onProgress: report })
      }
      return { plan: view, ...counts(), matches: stores.matches.counts() }
    },
  }
}
