/** What people do not see or reach; who fills it in is a program. */
export const Trap = ({ form }: { form: string }) => (
  <div className="form-trap" aria-hidden="true">
    <label htmlFor={`${form}-website`}>Website</label>
    <input id={`${form}-website`} name="website" type="text" tabIndex={-1} autoComplete="off" />
  </div>
);
